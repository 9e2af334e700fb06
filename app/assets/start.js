/* When Dash begins. Where a canvas comes before the page, Dash waits until that is drawn, but not long: it works for a
   second before it shows anything. What stood there before Dash's page gives way as soon as that has a place for it. */
(function () {
  "use strict";
  const LONGEST = 1500, LOST = 10000;
  const before = document.getElementById("before");
  let begun = false;

  const waiting = (kind) => [...document.getElementById("later").content.querySelectorAll(kind)];
  const later = () => waiting("script").map((each) => each.getAttribute("src"));

  /* What the page will need is fetched meanwhile. */
  function ahead() {
    const link = (rel, as, href) => Object.assign(document.createElement("link"), { rel, as, href, ...(as === "fetch" ? { crossOrigin: "anonymous" } : {}) });
    document.head.append(link("preload", "fetch", before.dataset.layout), ...later().map((src) => link("preload", "script", src)), ...waiting("link").map((each) => each.cloneNode()));
  }

  /* Dash's own scripts and those of the views run once each has come, in their order. */
  function start() {
    if (begun) return;
    begun = true;
    const scripts = later().map((src) => Object.assign(document.createElement("script"), { src, async: false }));
    scripts[scripts.length - 1].addEventListener("load", () => { window.renderer = new window.DashRenderer(); });
    document.body.append(...scripts);
    setTimeout(() => before.remove(), LOST);
  }

  /* `then` is called once Dash's page has the place. */
  function arrived(then) {
    const entry = document.getElementById("react-entry-point"), there = () => entry.querySelector("#" + before.dataset.place);
    const watch = new MutationObserver(() => {
      if (!there()) return;
      watch.disconnect();
      before.remove();
      then();
    });
    watch.observe(entry, { childList: true, subtree: true });
  }

  if (before) document.addEventListener("DOMContentLoaded", () => setTimeout(start, LONGEST));
  window.chokepoint = Object.assign({}, window.chokepoint, { ahead: ahead, start: start, arrived: arrived });
})();
