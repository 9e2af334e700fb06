/* Links on the card lead to what is on the canvas where it is there, and to its own page where it is not. */
export function cardlinks(explorer) {
  const card = document.getElementById("explore--card");

  function follow(event) {
    const link = event.target.closest("a[href]");
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.target || link.hasAttribute("download")) return;
    const url = new URL(link.href, location.href), asked = url.searchParams, focus = asked.get("focus"), statement = asked.get("statement");
    if (url.origin !== location.origin || !explorer.at(url.pathname) || asked.has("group")) return;
    if (statement) { stop(event); if (explorer.links.has(statement)) explorer.open(statement); else { explorer.statement = ""; explorer.card(focus || "", statement); explorer.write(); } }
    else if (focus && explorer.here(focus)) { stop(event); explorer.select([focus]); explorer.canvas.show([focus]); }
  }

  const stop = (event) => { event.preventDefault(); event.stopPropagation(); };
  card.addEventListener("click", follow, true);
}
