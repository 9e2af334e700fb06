/* The only script that touches the canvas. It draws the pictures the server sends, at the server's positions. */
(function () {
  "use strict";
  const MIN_READABLE = 0.88, LEAST = 0.7, LARGEST = 1.15, NARROW = 0.6, MARGIN = 16, HALF_CENTRE = 76, STEP = 40;
  const shown = {};

  function theme() {
    const chosen = document.documentElement.dataset.theme;
    return chosen || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  }

  function live(id) {
    const box = document.getElementById(id);
    return box && box._cyreg && box._cyreg.cy;
  }

  function whenLive(id, then, tries) {
    const cy = live(id);
    if (cy) then(cy);
    else if ((tries || 0) < 600) requestAnimationFrame(() => whenLive(id, then, (tries || 0) + 1));
  }

  function fontsReady() {
    const wanted = ["400 12px 'IBM Plex Sans'", "500 12px 'IBM Plex Sans'", "600 15px 'IBM Plex Sans'"];
    return Promise.all(wanted.map((font) => document.fonts.load(font))).catch(() => []);
  }

  function restyle(cy, styles) {
    if (cy.scratch("_theme") === theme()) return;
    cy.scratch("_theme", theme());
    cy.style().fromJson(styles[theme()]).update();
  }

  /* The whole picture when its text stays readable so; else the readable size with the focus in the middle;
     in a narrow window the fuller half of it. */
  function place(cy, extent, readable) {
    const wide = cy.width(), high = cy.height();
    if (!wide || !high) return;
    const w = extent.x2 - extent.x1 + 2 * MARGIN, h = extent.y2 - extent.y1 + 2 * MARGIN;
    const fits = Math.min(wide / w, high / h, LARGEST), narrow = readable && wide / w < NARROW;
    const half = Math.max(extent.x2, -extent.x1) + HALF_CENTRE + 2 * MARGIN, sign = extent.x2 >= -extent.x1 ? 1 : -1;
    let zoom = fits;
    if (narrow) zoom = Math.min(Math.max(wide / half, LEAST), 1);
    else if (readable && fits < MIN_READABLE) zoom = Math.max(Math.min(wide / w, 1), LEAST);
    let across = w * zoom <= wide ? (extent.x1 + extent.x2) / 2 : 0;
    if (narrow) across = sign * (half - HALF_CENTRE - MARGIN - wide / zoom / 2);
    const down = h * zoom <= high ? (extent.y1 + extent.y2) / 2 : 0;
    cy.container().closest(".canvas-box").classList.toggle("overflows", h * zoom > high + 1 || w * zoom > wide + 1);
    cy.viewport({ zoom: zoom, pan: { x: wide / 2 - across * zoom, y: high / 2 - down * zoom } });
  }

  function go(href, event) {
    if (!href) return;
    const original = event && event.originalEvent;
    if (original && (original.ctrlKey || original.metaKey)) { window.open(href, "_blank", "noopener"); return; }
    const url = new URL(href, location.href);
    dash_clientside.set_props("url", { pathname: url.pathname, search: url.search });
  }

  function zoomBy(cy, factor) {
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  }

  function fitNow(id) {
    const cy = live(id);
    if (cy && shown[id]) place(cy, shown[id].extent, false);
  }

  function tip(cy) {
    let box = document.querySelector(".canvas-tip");
    if (!box) { box = document.createElement("div"); box.className = "canvas-tip"; box.hidden = true; document.body.append(box); }
    return box;
  }

  function showTip(cy, event) {
    const text = event.target.data("title"), box = tip(cy), at = event.originalEvent;
    if (!text || !at) return;
    box.textContent = text; box.dir = "auto"; box.hidden = false;
    box.style.left = Math.min(at.clientX + 14, innerWidth - 290) + "px";
    box.style.top = at.clientY + 16 + "px";
  }

  /* The wheel scrolls the picture, as it scrolls a page; with Ctrl, or a pinch, it zooms. */
  function wheel(cy, id) {
    document.getElementById(id).addEventListener("wheel", (event) => {
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault(); event.stopPropagation();
      cy.panBy({ x: event.shiftKey ? -event.deltaY : -event.deltaX, y: event.shiftKey ? 0 : -event.deltaY });
    }, { capture: true, passive: false });
  }

  function keys(cy, id) {
    const frame = document.getElementById(id).parentElement;
    const moves = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };
    frame.addEventListener("keydown", (event) => {
      const move = moves[event.key];
      if (move) cy.panBy({ x: move[0], y: move[1] });
      else if (event.key === "+" || event.key === "=") zoomBy(cy, 1.2);
      else if (event.key === "-") zoomBy(cy, 1 / 1.2);
      else if (event.key === "0") fitNow(id);
      else return;
      event.preventDefault();
    });
  }

  function wire(cy, id) {
    if (cy.scratch("_chokepoint")) return;
    cy.scratch("_chokepoint", true);
    cy.on("tap", "[href]", (event) => { tip(cy).hidden = true; go(event.target.data("href"), event); });
    cy.on("mouseover", "[href]", (event) => { event.target.addClass("hover"); cy.container().style.cursor = "pointer"; showTip(cy, event); });
    cy.on("mouseout", "[href]", (event) => { event.target.removeClass("hover"); cy.container().style.cursor = ""; tip(cy).hidden = true; });
    cy.on("pan zoom", () => { tip(cy).hidden = true; });
    wheel(cy, id); keys(cy, id);
    new ResizeObserver(() => { cy.resize(); if (shown[id]) place(cy, shown[id].extent, true); }).observe(document.getElementById(id));
  }

  function paint(cy, picture, styles) {
    restyle(cy, styles);
    cy.batch(() => { cy.elements().remove(); cy.add(picture.elements); });
    cy.resize();
    place(cy, picture.extent, true);
    cy.container().parentElement.setAttribute("aria-label", picture.name);
    document.title = picture.title + " · Chokepoint";
    cy.container().dataset.drawn = picture.name;
  }

  function draw(picture, styles) {
    if (!picture || !picture.canvas) return window.dash_clientside.no_update;
    shown[picture.canvas] = { extent: picture.extent, styles: styles };
    whenLive(picture.canvas, (cy) => fontsReady().then(() => { wire(cy, picture.canvas); paint(cy, picture, styles); }));
    return Date.now();
  }

  function restyleAll() {
    Object.keys(shown).forEach((id) => { const cy = live(id); if (cy) restyle(cy, shown[id].styles); });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest(".zoom");
    if (!button) return;
    const id = button.parentElement.dataset.canvas, cy = live(id);
    if (!cy) return;
    if (button.id.endsWith("zoom-fit")) fitNow(id);
    else zoomBy(cy, button.id.endsWith("zoom-in") ? 1.2 : 1 / 1.2);
  });
  document.addEventListener("chokepoint:theme", restyleAll);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", restyleAll);

  window.dash_clientside = Object.assign({}, window.dash_clientside, { canvas: { draw: draw } });
})();
