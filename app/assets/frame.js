/* The frame: search keys, copying the address, light and dark, the sheet on small screens, trying again. */
(function () {
  "use strict";
  const THEMES = ["system", "light", "dark"], RETRY_SECONDS = 5, REST = 120;
  let typed = 0, waiting = false, countdown = null, quiet = null;

  function chosenTheme() {
    try { const kept = localStorage.getItem("chokepoint-theme"); return THEMES.includes(kept) ? kept : "system"; } catch { return "system"; }
  }

  function useTheme(name) {
    if (name === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name;
    const button = document.getElementById("theme");
    if (button) button.textContent = "Theme: " + name;
    document.dispatchEvent(new Event("chokepoint:theme"));
  }

  function nextTheme() {
    const name = THEMES[(THEMES.indexOf(chosenTheme()) + 1) % THEMES.length];
    try { localStorage.setItem("chokepoint-theme", name); } catch { /* private window: the choice lasts for the page */ }
    useTheme(name);
  }

  function say(words) {
    const box = document.getElementById("said");
    if (!box) return;
    box.textContent = words;
    clearTimeout(quiet);
    quiet = setTimeout(() => { box.textContent = ""; }, 2500);
  }

  async function copyAddress() {
    try { await navigator.clipboard.writeText(location.href); say("Address copied"); }
    catch { say("Copy it from the address bar: " + location.href); }
  }

  const searchBox = () => document.querySelector(".search input");
  const hits = () => Array.from(document.querySelectorAll(".found a"));
  function fresh() {
    const list = document.querySelector(".found [data-for]");
    return list && searchBox() && list.dataset.for === searchBox().value;
  }

  function choose(link) {
    waiting = false;
    link.click();
    leaveSearch();
  }

  function leaveSearch() {
    if (document.activeElement) document.activeElement.blur();
    if (searchBox() && searchBox().value) dash_clientside.set_props("search-text", { value: "" });
  }

  function searchKeys(event) {
    const links = hits(), at = links.indexOf(document.activeElement);
    if (event.key === "Escape") { leaveSearch(); event.preventDefault(); }
    else if (event.key === "ArrowDown") { event.preventDefault(); (links[at + 1] || links[0] || searchBox()).focus(); }
    else if (event.key === "ArrowUp") { event.preventDefault(); (at > 0 ? links[at - 1] : searchBox()).focus(); }
    else if (event.key === "Enter" && at < 0) {
      event.preventDefault();
      if (fresh() && links.length) choose(links[0]); else waiting = true;
    }
  }

  function typing(target) {
    return target.closest && target.closest("input, textarea, select, [contenteditable]");
  }

  document.addEventListener("keydown", (event) => {
    if (event.target.closest && event.target.closest(".search")) searchKeys(event);
    else if (event.key === "/" && !typing(event.target) && searchBox()) { event.preventDefault(); searchBox().focus(); searchBox().select(); }
    else if (event.key === "Escape") document.querySelectorAll(".card.open").forEach((card) => card.classList.remove("open"));
  });

  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest && event.target.closest(selector);
    if (on(".found a")) setTimeout(leaveSearch, 0);
    else if (on("#share") || on(".copy-link")) copyAddress();
    else if (on("#theme")) nextTheme();
    else if (on(".card-handle")) on(".card").classList.toggle("open");
    else if (on(".controls-line")) openControls(on(".controls-line"));
    else if (on(".retry")) again();
    document.querySelectorAll("details.export[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });

  function openControls(line) {
    line.setAttribute("aria-expanded", String(line.parentElement.classList.toggle("open")));
  }

  /* The list of views, in narrow windows. */
  function openMenu(open) {
    const button = document.getElementById("menu");
    button.setAttribute("aria-expanded", String(open));
    button.parentElement.classList.toggle("menu-open", open);
  }
  const menuIsOpen = () => Boolean(document.querySelector(".menu-open"));

  document.addEventListener("click", (event) => {
    const on = event.target.closest && event.target.closest("#menu");
    if (on || menuIsOpen()) openMenu(Boolean(on) && !menuIsOpen());
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menuIsOpen()) return;
    event.preventDefault();
    openMenu(false);
    document.getElementById("menu").focus();
  });
  document.addEventListener("focusin", (event) => {
    if (menuIsOpen() && !event.target.closest("#menu, .tabs")) openMenu(false);
  });

  function again() {
    clearInterval(countdown); countdown = null;
    fetch(document.querySelector(".frame").dataset.health, { cache: "no-store" }).then((answer) => {
      if (!answer.ok) { wait(); return; }
      const strip = document.getElementById("database-strip");
      dash_clientside.set_props("database-strip", { children: [], hidden: true });
      if (strip) strip.hidden = true;
      dash_clientside.set_props("retry", { data: Date.now() });
    }).catch(wait);
  }

  function wait() {
    clearInterval(countdown);
    let left = RETRY_SECONDS;
    countdown = setInterval(() => {
      const words = document.querySelector(".countdown");
      if (!words) { clearInterval(countdown); countdown = null; return; }
      left -= 1;
      words.textContent = left > 0 ? "Trying again in " + left + " s." : "Trying again.";
      if (left <= 0) again();
    }, 1000);
  }

  new MutationObserver(() => {
    if (waiting && fresh() && hits().length) choose(hits()[0]);
    const strip = document.getElementById("database-strip");
    if (strip && !strip.hidden && countdown === null && strip.querySelector(".countdown")) wait();
    const button = document.getElementById("theme");
    if (button && !button.dataset.ready) { button.dataset.ready = "1"; useTheme(chosenTheme()); }
  }).observe(document.documentElement, { childList: true, subtree: true });

  useTheme(chosenTheme());
  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    frame: {
      /* The text of the search box once no key came for a moment. The box keeps each key at once: with a pause of its
         own, Dash writes an older text over what was typed meanwhile. */
      rest: async function (text) {
        if (typeof text !== "string") return dash_clientside.no_update;
        const mine = ++typed;
        await new Promise((done) => setTimeout(done, REST));
        return mine === typed ? text : dash_clientside.no_update;
      },
      clear: function () { dash_clientside.set_props("error-banner", { children: [] }); return ""; },
    },
  });
})();
