/* The address leads: each view hears of the addresses that are its own, and what is picked in the control row is written. */
(function () {
  "use strict";
  let first = true;
  const none = () => window.dash_clientside.no_update;
  const plain = (path) => path.replace(/\/+$/, "") || "/";
  const same = (one, other) => one.length === other.length && one.every((each) => other.includes(each));

  /* The page came drawn. The server knows its address from the page's own request, which browsers shorten when it is long. */
  function came(path, search, now) {
    first = false;
    if (path !== location.pathname || search !== location.search) window.chokepoint.tell();
    return now.measured ? Object.assign({}, now) : none();
  }

  /* The query string goes to the view that is shown, and to no other. */
  function lead(path, search, retry, paths, now) {
    if (!paths.map(plain).includes(plain(path || "/"))) return none();
    if (first && now && now.drawn) return came(path, search, now);
    return { search: search || "", retry: retry || 0 };
  }

  /* What was picked differs from what the server showed. What a view takes by default is not written. */
  function turned(day, toward, by, shown) {
    const said = {}, on = (day || "").slice(0, 10), all = by || [];
    if (on && on !== shown.on) said.on = on === shown.usual.on ? null : on;
    if (toward && toward !== shown.toward) said.toward = toward === shown.usual.toward ? null : toward;
    if (!same(all, shown.by)) said.by = same(all, shown.usual.by) ? null : all.join(",");
    return said;
  }

  function turn(day, toward, by, shown) {
    const said = shown ? turned(day, toward, by, shown) : {};
    if (Object.keys(said).length) window.chokepoint.turn(said);
    return none();
  }

  /* A step to another day goes from the address as it is now: a view may have written it since the steps were made. */
  document.addEventListener("click", (event) => {
    const step = event.target.closest && event.target.closest("#control-steps a");
    if (!step || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    window.chokepoint.turn({ on: new URL(step.href, location.href).searchParams.get("on") });
  }, true);

  window.dash_clientside = Object.assign({}, window.dash_clientside, { steering: { lead: lead, turn: turn } });
})();
