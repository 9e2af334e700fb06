/* Small drawings for the legend and for what sets styles: a class as the canvas draws it, a line, a colour. */
import { h } from "../common/dom.js";
import { byTheme, corners, drawnAs } from "./looks.js";

const WIDE = 20, HIGH = 15.4, SIDE = 22, CURVE = 4;

function svg(name, given, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  Object.entries(given).forEach(([key, value]) => made.setAttribute(key, String(value)));
  made.append(...children);
  return made;
}

/* A class with the fill and form that this view gives it, or as the ontology has it. */
export function glyph(explorer, kind, own = explorer.view.styles[kind]) {
  if (!own) return h("span", { class: "glyph glyph-" + kind, "aria-hidden": "true" });
  const as = drawnAs(explorer, kind), shape = own.shape || as.shape, points = own.shape ? corners(explorer, own.shape) : as.points || corners(explorer, as.shape);
  return drawn(shape, points, own.fill || as.fill, as.stroke);
}

/* A form in a colour, in the canvas's own proportions. */
export function drawn(shape, points, fill, stroke) {
  const paint = { fill, stroke, "stroke-width": 1.5, "stroke-linejoin": "round" }, values = points.split(" ").map(Number);
  const pairs = values.flatMap((value, at) => (at % 2 ? [] : [[SIDE / 2 + (value * WIDE) / 2, SIDE / 2 + (values[at + 1] * HIGH) / 2]]));
  const form = points ? svg("path", { d: outline(pairs, shape), ...paint }) : svg("ellipse", { cx: SIDE / 2, cy: SIDE / 2, rx: WIDE / 2, ry: HIGH / 2, ...paint });
  return svg("svg", { class: "ex-glyph", viewBox: "0 0 22 22", width: SIDE, height: SIDE, "aria-hidden": "true" }, form);
}

/* The way round some corners; the corners of round forms are cut by a curve. */
function outline(pairs, shape) {
  const round = ([, y]) => (shape.startsWith("round-") ? CURVE : shape.startsWith("bottom-round-") && y > SIDE / 2 ? CURVE : 0);
  const toward = (from, to, by) => { const far = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1, part = Math.min(by / far, 0.5); return (from[0] + (to[0] - from[0]) * part).toFixed(1) + " " + (from[1] + (to[1] - from[1]) * part).toFixed(1); };
  const parts = pairs.map((corner, at) => { const before = pairs[(at + pairs.length - 1) % pairs.length], after = pairs[(at + 1) % pairs.length], by = round(corner); return toward(corner, before, by) + "Q" + corner.map((each) => each.toFixed(1)).join(" ") + " " + toward(corner, after, by); });
  return "M" + parts.join("L") + "Z";
}

/* A sample of a relationship's line with its arrow. */
const DASHES = { dashed: "4 3", dotted: "1.5 2.5" };
export function sample(line) {
  return svg("svg", { class: "ex-sample", viewBox: "0 0 26 10", width: 26, height: 10, "aria-hidden": "true" }, svg("path", { d: "M0 5H19", "stroke-dasharray": DASHES[line] || "none" }), svg("polygon", { points: "18,1.4 25.5,5 18,8.6" }));
}

/* A colour of the legend; hatched where there is no value. */
export function swatch(fill, theme = byTheme()) {
  const made = h("span", { class: "ex-swatch" + (fill ? "" : " look-unknown"), "aria-hidden": "true" });
  if (fill) made.style.background = fill[theme];
  return made;
}
