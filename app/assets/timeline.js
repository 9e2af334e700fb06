/* The timeline: how wide the window is, the filters, zoom and panning, and the day line that can be dragged. */
(function () {
  "use strict";
  const DAY = 86400000, none = () => window.dash_clientside.no_update;
  let dragged = null, resting = null, turned = 0, waiting = null;

  const page = () => document.getElementById("timeline--page");
  const shown = () => page() && page().offsetParent !== null;
  const find = (selector) => page() && page().querySelector(selector);

  /* The address with how wide the window is; the server draws for it. */
  function measured(address) {
    const usual = address && address.drawn && window.innerWidth === Number(page().dataset.wide);
    return address && !usual ? Object.assign({}, address, { width: window.innerWidth }) : none();
  }

  function resized() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (!shown()) return;
      window.dash_clientside.set_props("timeline--asked", { data: { search: location.search, width: window.innerWidth } });
    }, 200);
  }

  /* A filter was chosen when it differs from what the server drew. A focus that was the filter gives way to it. */
  function picked(technology, actor, kind, first, last, drawn) {
    if (!drawn || !shown()) return none();
    const now = { technology: technology || null, actor: actor || null, kind: kind || null };
    const news = {};
    for (const name of Object.keys(now)) {
      if (now[name] === (drawn[name] || null)) continue;
      news[name] = now[name];
      if (drawn.focus && drawn.focus === drawn[name]) news.focus = null;
    }
    if (first && first !== drawn.first) Object.assign(news, { from: first, to: Math.max(first, drawn.last) });
    if (last && last !== drawn.last) Object.assign(news, { from: Math.min(last, drawn.first), to: last });
    if (Object.keys(news).length) window.chokepoint.turn(news);
    return none();
  }

  function press(name) {
    const link = find(".tl-" + name);
    if (link) link.click();
  }

  function close() {
    const link = find(".card .back");
    if (link) link.click();
  }

  const stamp = (text) => Date.parse(text + "T00:00:00Z");
  const iso = (time) => new Date(time).toISOString().slice(0, 10);

  function scale() {
    const box = find(".tl-picture");
    if (!box) return null;
    const left = Number(box.dataset.left), right = Number(box.dataset.right);
    const first = stamp(box.dataset.first), last = stamp(box.dataset.last);
    const days = Math.max((last - first) / DAY, 1);
    const at = (day) => left + ((day - first) / DAY) * (right - left) / days;
    const of = (x) => first + Math.round((Math.min(Math.max(x, left), right) - left) / ((right - left) / days)) * DAY;
    return { box, first, last, at, of };
  }

  const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  function said(day) {
    const date = new Date(day);
    return date.getUTCDate() + " " + MONTHS[date.getUTCMonth()] + " " + date.getUTCFullYear();
  }

  /* Show the day line where it is held, before the server has drawn that day. */
  function move(line, handle, day) {
    const by = line.at(day) - line.at(stamp(handle.dataset.on));
    handle.style.transform = "translateX(" + by + "px)";
    for (const id of ["tl-day", "tl-day-head", "tl-day-words"]) {
      const part = document.getElementById(id);
      if (part) part.setAttribute("transform", "translate(" + by + ",0)");
    }
    const words = document.querySelector("#tl-day-words text");
    if (words) words.textContent = "day shown: " + said(day);
    handle.setAttribute("aria-valuetext", said(day));
  }

  function choose(day) {
    window.chokepoint.turn({ on: iso(day) });
  }

  function down(event) {
    const handle = event.target.closest && event.target.closest(".tl-handle");
    if (!handle || event.button !== 0) return;
    event.preventDefault();
    handle.focus({ preventScroll: true });
    dragged = { handle, line: scale(), day: stamp(handle.dataset.on) };
    event.target.setPointerCapture(event.pointerId);
  }

  function drag(event) {
    if (!dragged) return;
    dragged.day = dragged.line.of(event.clientX - dragged.line.box.getBoundingClientRect().left);
    move(dragged.line, dragged.handle, dragged.day);
  }

  function drop() {
    if (!dragged) return;
    const { handle, day } = dragged;
    dragged = null;
    if (day !== stamp(handle.dataset.on)) choose(day);
  }

  /* Keys on the day line: a day, with Page Up and Page Down a month, Home and End the ends of the line. */
  function slide(event, handle) {
    const line = scale(), now = new Date(handle.dataset.pending ? Number(handle.dataset.pending) : stamp(handle.dataset.on));
    const month = (by) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + by, now.getUTCDate());
    const to = {
      ArrowLeft: () => now - DAY, ArrowDown: () => now - DAY, ArrowRight: () => +now + DAY, ArrowUp: () => +now + DAY,
      PageDown: () => month(-1), PageUp: () => month(1), Home: () => line.first, End: () => line.last,
    }[event.key];
    if (!to || !line) return false;
    event.preventDefault();
    const day = Math.min(Math.max(to(), line.first), line.last);
    handle.dataset.pending = String(day);
    move(line, handle, day);
    clearTimeout(resting);
    resting = setTimeout(() => choose(day), 180);
    return true;
  }

  function keys(event) {
    if (!shown() || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable], .dash-dropdown, [role=listbox], .search")) return;
    const handle = event.target.closest(".tl-handle");
    if (handle && slide(event, handle)) return;
    const name = { "+": "closer", "=": "closer", "-": "wider", "0": "fit" }[event.key];
    const inside = event.target === document.body || page().contains(event.target) || event.target.id === "content";
    if (name) press(name);
    else if (event.key === "Escape" && !document.querySelector(".card.open")) close();
    else if (inside && event.key === "ArrowLeft") press("earlier");
    else if (inside && event.key === "ArrowRight") press("later");
    else return;
    event.preventDefault();
  }

  function wheel(event) {
    if (!event.target.closest || !event.target.closest(".timeline .drawing")) return;
    const across = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
    if (!event.ctrlKey && !across) return;
    const box = find(".tl-scroll");
    if (!event.ctrlKey && box && box.scrollWidth > box.clientWidth + 1) return;
    event.preventDefault();
    if (Date.now() - turned < 350) return;
    turned = Date.now();
    const by = across && !event.ctrlKey ? event.deltaX || event.deltaY : event.deltaY;
    press(event.ctrlKey ? (by < 0 ? "closer" : "wider") : by < 0 ? "earlier" : "later");
  }

  /* What had focus before a card opened gets it back when the card closes. */
  let before = null, chosen = null;
  function remember(event) {
    const link = event.target.closest && event.target.closest(".timeline .drawing a[href]");
    if (link && link.id) before = link.id;
  }
  function drawn(event) {
    if (!event.target.closest(".timeline")) return;
    const handle = find(".tl-handle");
    if (handle) { handle.style.transform = ""; delete handle.dataset.pending; }
    const lane = find(".tl-chip.here");
    if (lane) lane.scrollIntoView({ inline: "nearest", block: "nearest" });
    const halo = find(".tl-halo"), thing = halo && halo.closest("a").id;
    if (thing && thing !== chosen) halo.closest("a").scrollIntoView({ inline: "nearest", block: "nearest" });
    chosen = thing;
    if (before && document.activeElement === document.body && !page().classList.contains("has-card")) {
      const link = document.getElementById(before);
      if (link) link.focus({ preventScroll: true });
      before = null;
    }
  }

  function unfold(event) {
    const button = event.target.closest && event.target.closest(".tl-open");
    if (button) button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true"));
  }

  document.addEventListener("click", unfold);
  document.addEventListener("pointerdown", down);
  document.addEventListener("pointermove", drag);
  document.addEventListener("pointerup", drop);
  document.addEventListener("pointercancel", () => { dragged = null; });
  document.addEventListener("keydown", keys);
  document.addEventListener("wheel", wheel, { passive: false });
  document.addEventListener("click", remember, true);
  document.addEventListener("chokepoint:drawn", drawn);
  window.addEventListener("resize", resized);
  window.dash_clientside = Object.assign({}, window.dash_clientside, { timeline: { measured: measured, picked: picked } });
})();
