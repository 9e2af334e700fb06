/* Sources: the words that one types narrow the list through the address; Escape closes the card. */
(function () {
  "use strict";
  const WAIT = 250;
  let waiting = null;

  function narrow(text) {
    window.chokepoint.replace(location.pathname + window.chokepoint.changed({ page: null, find: text.trim() }));
  }

  /* The box shows what the address says, but never takes letters from someone who types. */
  function follow(shelf) {
    const box = document.getElementById("sources--find"), said = shelf ? shelf.dataset.find || "" : "";
    if (box && document.activeElement !== box && box.value !== said) window.dash_clientside.set_props("sources--find", { value: said });
  }

  function opened(card) {
    const title = card.querySelector("#card-title");
    if (!title) return;
    if (card.dataset.opened !== title.textContent && card.dataset.asked) title.focus({ preventScroll: true });
    card.dataset.opened = title.textContent;
    card.dataset.asked = "";
    card.parentElement.parentElement.scrollTop = 0;
  }

  function close(link) {
    const back = link.dataset.back;
    link.click();
    const row = document.getElementById(back), first = row && row.querySelector("a");
    if (first) first.focus();
  }

  document.addEventListener("input", (event) => {
    if (event.target.id !== "sources--find") return;
    clearTimeout(waiting);
    waiting = setTimeout(() => narrow(event.target.value), WAIT);
  });
  document.addEventListener("click", (event) => {
    const title = event.target.closest && event.target.closest("#publications a[href]:not(.id, .host)");
    if (title) document.getElementById("sources--card").dataset.asked = "1";
  });
  document.addEventListener("keydown", (event) => {
    const link = document.querySelector("#sources--card .close-card");
    if (event.key === "Escape" && link && link.checkVisibility() && !event.defaultPrevented && !(event.target.closest && event.target.closest(".search"))) close(link);
  });
  document.addEventListener("chokepoint:drawn", (event) => {
    if (event.target.id === "sources--lists") follow(event.target.querySelector(".shelf"));
    if (event.target.id === "sources--card") opened(event.target);
  });
})();
