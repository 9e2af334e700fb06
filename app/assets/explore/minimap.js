/* A small picture of the whole with the frame of what is in view: dragged, clicked, or moved with the arrow keys. It is
   there while not all is in view, and in a corner where it hides nothing that is chosen. */
import { h } from "../common/dom.js";
import { byTheme } from "./looks.js";

const WIDE = 176, HIGH = 116, EDGE = 6, STEP = 60, OFF = "chokepoint-explore-overview";
const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const CORNERS = ["right-bottom", "left-bottom", "right-top", "left-top"];

export function minimap(explorer) { return new Minimap(explorer); }

class Minimap {
  constructor(explorer) {
    this.explorer = explorer;
    this.picture = h("canvas", { "aria-hidden": "true" });
    this.frame = h("div", { class: "ex-map-frame" });
    this.map = h("div", { class: "ex-map-picture", role: "application", tabindex: 0, "aria-roledescription": "overview", "aria-label": "Overview of the canvas. Arrow keys move what is in view." }, this.picture, this.frame);
    this.toggle = h("button", { class: "ex-map-toggle", type: "button", on: { click: () => this.turn(!this.wanted) } });
    this.box = h("div", { class: "ex-map", hidden: true }, this.map, this.toggle);
    document.getElementById("explore--over").append(this.box);
    try { this.wanted = localStorage.getItem(OFF) !== "off"; } catch { this.wanted = true; }
    this.turn(this.wanted);
    this.map.addEventListener("pointerdown", (event) => this.drag(event));
    this.map.addEventListener("keydown", (event) => this.keys(event));
    this.wire(explorer.canvas.cy);
    ["drawn", "restyled"].forEach((event) => explorer.on(event, () => this.soon(true)));
    explorer.on("selected", () => this.soon(false));
  }

  wire(cy) {
    this.cy = cy;
    cy.on("pan zoom resize", () => this.soon(false));
    this.soon(true);
  }

  turn(on) {
    this.wanted = on;
    this.map.hidden = !on;
    this.toggle.textContent = on ? "×" : "Overview";
    this.toggle.setAttribute("aria-label", on ? "Hide the overview" : "Show the overview");
    this.toggle.title = on ? "Hide the overview" : "Show the overview";
    try { if (on) localStorage.removeItem(OFF); else localStorage.setItem(OFF, "off"); } catch { /* a private window: it holds for the page */ }
    if (this.cy) this.soon(true);
  }

  /* Once a frame at most: the picture when something changed, else only its frame. */
  soon(picture) {
    this.stale = this.stale || picture;
    if (this.asked) return;
    this.asked = requestAnimationFrame(() => { this.asked = 0; this.draw(); });
  }

  draw() {
    if (!this.cy || !this.cy.width()) return;
    if (this.stale) this.measure();
    const seen = this.cy.extent(), all = this.area, out = all && (seen.x1 > all.x1 || seen.y1 > all.y1 || seen.x2 < all.x2 || seen.y2 < all.y2);
    this.box.hidden = !out && !this.dragging;
    if (this.box.hidden) return;
    if (this.wanted && this.stale) { this.paint(); this.stale = false; }
    if (this.wanted) this.outline(seen);
    this.settle();
  }

  /* The room that all take. */
  measure() {
    const { off, view, data } = this.explorer, shown = view.entities.filter((each) => !each.hidden && data.has(each.id) && off && !off.entities.has(each.id));
    this.spots = shown.map((each) => { const one = data.get(each.id); return [each.x || 0, each.y || 0, one.look, each.id]; });
    if (!shown.length) { this.area = null; return; }
    const area = { x1: Infinity, y1: Infinity, x2: -Infinity, y2: -Infinity };
    this.spots.forEach(([x, y]) => { area.x1 = Math.min(area.x1, x - 46); area.x2 = Math.max(area.x2, x + 46); area.y1 = Math.min(area.y1, y - 14); area.y2 = Math.max(area.y2, y + 34); });
    this.area = area;
    this.scale = Math.min((WIDE - 2 * EDGE) / (area.x2 - area.x1), (HIGH - 2 * EDGE) / (area.y2 - area.y1));
    this.left = (WIDE - (area.x2 - area.x1) * this.scale) / 2;
    this.top = (HIGH - (area.y2 - area.y1) * this.scale) / 2;
  }

  at(x, y) { return [this.left + (x - this.area.x1) * this.scale, this.top + (y - this.area.y1) * this.scale]; }

  paint() {
    const fine = devicePixelRatio || 1, pen = this.picture.getContext("2d"), theme = byTheme(), { explorer } = this, size = Math.max(2.5, Math.min(7, 26 * this.scale)), style = getComputedStyle(this.map);
    Object.assign(this.picture, { width: WIDE * fine, height: HIGH * fine });
    pen.setTransform(fine, 0, 0, fine, 0, 0);
    pen.strokeStyle = style.getPropertyValue("--edge");
    pen.lineWidth = 0.5;
    const spots = new Map(this.spots.map((each) => [each[3], each]));
    pen.globalAlpha = 0.55;
    pen.beginPath();
    explorer.links.forEach((link) => { const from = spots.get(link.from), to = spots.get(link.to); if (from && to && !explorer.off.relationships.has(link.id)) { pen.moveTo(...this.at(from[0], from[1])); pen.lineTo(...this.at(to[0], to[1])); } });
    pen.stroke();
    pen.globalAlpha = 1;
    pen.strokeStyle = style.getPropertyValue("--ink");
    this.spots.forEach(([x, y, look, id]) => {
      const [left, top] = this.at(x, y), painted = explorer.painted && explorer.painted.get(id), own = explorer.view.styles[look], known = explorer.begin.classes[look];
      pen.fillStyle = (painted && painted[theme]) || (own && own.fill) || (known && known.fill[theme]) || "#888";
      pen.fillRect(left - size / 2, top - size * 0.4, size, size * 0.8);
      pen.strokeRect(left - size / 2, top - size * 0.4, size, size * 0.8);
    });
  }

  outline(seen) {
    const [x1, y1] = this.at(seen.x1, seen.y1), [x2, y2] = this.at(seen.x2, seen.y2), within = (value, most) => Math.max(1, Math.min(value, most - 1));
    const left = within(x1, WIDE - 6), top = within(y1, HIGH - 6);
    Object.assign(this.frame.style, { left: left + "px", top: top + "px", width: Math.max(5, within(x2, WIDE) - left) + "px", height: Math.max(5, within(y2, HIGH) - top) + "px" });
  }

  /* The first corner with nothing chosen beneath; it stays where it is as long as it can. */
  settle() {
    if (this.dragging) return;
    const { chosen } = this.explorer, ids = chosen.size && chosen.size <= 50 ? [...chosen] : [];
    const boxes = ids.map((id) => this.cy.getElementById(id)).filter((node) => node.nonempty()).map((node) => node.renderedBoundingBox({ includeEdges: false, includeOverlays: false }));
    const wide = this.cy.width(), high = this.cy.height(), w = this.box.offsetWidth + 16, t = this.box.offsetHeight + 16;
    const covers = (corner) => { const [across, down] = corner.split("-"), x = across === "right" ? wide - w : 0, y = down === "bottom" ? high - t : 0; return boxes.some((each) => each.x1 < x + w && each.x2 > x && each.y1 < y + t && each.y2 > y); };
    const now = this.box.dataset.corner;
    if (!now || covers(now)) this.box.dataset.corner = CORNERS.find((each) => !covers(each)) || now || CORNERS[0];
  }

  /* The middle of the view goes to where the pointer is. */
  aim(event) {
    const { left, top } = this.picture.getBoundingClientRect(), x = this.area.x1 + (event.clientX - left - this.left) / this.scale, y = this.area.y1 + (event.clientY - top - this.top) / this.scale, zoom = this.cy.zoom();
    this.explorer.canvas.untouched = false;
    this.cy.pan({ x: this.cy.width() / 2 - x * zoom, y: this.cy.height() / 2 - y * zoom });
  }

  drag(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    this.map.focus({ preventScroll: true });
    this.map.setPointerCapture(event.pointerId);
    this.dragging = true;
    this.aim(event);
    const move = (now) => this.aim(now);
    this.map.addEventListener("pointermove", move);
    this.map.addEventListener("lostpointercapture", () => { this.map.removeEventListener("pointermove", move); this.dragging = false; this.soon(false); }, { once: true });
  }

  keys(event) {
    const step = ARROWS[event.key];
    if (!step || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.explorer.canvas.untouched = false;
    this.cy.panBy({ x: step[0] * STEP, y: step[1] * STEP });
  }
}
