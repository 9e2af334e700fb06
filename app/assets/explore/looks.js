/* How the canvas looks beyond the ontology's own style: what a saved view changes by class, and what it is coloured by. */
export function byTheme() {
  const chosen = document.documentElement.dataset.theme;
  return chosen || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}

/* A class as the ontology has it drawn: { shape, points, fill, stroke }. */
export function drawnAs({ begin }, kind, theme = byTheme()) {
  const { style } = begin.styles[theme].find((each) => each.selector === "." + kind) || { style: {} };
  return { shape: style.shape, points: style["shape-polygon-points"] || "", fill: style["background-color"], stroke: style["border-color"] };
}

/* The corners of a form from -1 to 1 as the canvas draws it, before they are rounded, "x y x y …"; the empty text for an
   ellipse. */
export function corners({ begin, canvas }, shape) {
  if (shape === "ellipse") return "";
  if (begin.shapes[shape]) return begin.shapes[shape];
  const found = canvas.cy && canvas.cy.renderer().nodeShapes[shape.replace(/^(bottom-)?round-/, "")];
  return found && found.points ? [...found.points].map((each) => each.toFixed(3)).join(" ") : "";
}

/* Contrast after WCAG 2 of two colours "#rrggbb": from 1 to 21. */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
function luminance(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/* The lighter or darker letters, whichever can be read on a fill. */
const LETTERS = ["#17212b", "#ffffff"];
export const letters = (fill) => LETTERS.reduce((best, each) => (contrast(each, fill) > contrast(best, fill) ? each : best));

/* The rules that come after those of the ontology. */
export function sheet(explorer, theme) { return [...styled(explorer, theme), ...painting(explorer, theme)]; }

/* Rules for the classes that the document gives a colour or a form of their own; the more special class comes last. */
function styled({ view, begin }) {
  const special = ([kind]) => Number(begin.classes[kind].look !== kind);
  return Object.entries(view.styles).filter(([kind]) => begin.classes[kind]).sort((a, b) => special(a) - special(b)).flatMap(([kind, { fill, shape }]) => {
    const points = shape && begin.shapes[shape], own = { ...(fill ? { "background-color": fill } : {}), ...(shape ? (points ? { shape: "polygon", "shape-polygon-points": points } : { shape }) : {}) };
    return [{ selector: "node." + kind, style: own }, ...(fill ? [{ selector: "node." + kind + ".centre", style: { color: letters(fill) } }] : [])];
  });
}

/* Colours by what the document is coloured by, each with its value under the name, or behind one that stands beside its
   shape; no value is hatched. */
function painting({ painted }, theme) {
  if (!painted || !painted.size) return [];
  const of = (node) => painted.get(node.id()) || NOTHING, beside = (node) => node.hasClass("left") || node.hasClass("right");
  const said = (node) => { const { mark } = of(node), label = node.data("label"); return mark ? label + (beside(node) ? " · " : "\n") + mark : label; };
  const fill = (node) => of(node)[theme] || PAPER[theme];
  return [
    { selector: "node.painted", style: { "background-color": fill, "background-opacity": 1, "background-image": (node) => (of(node).unknown ? HATCH[theme] : "none"), "background-fit": "cover" } },
    { selector: "node.painted.said", style: { label: said } },
    { selector: "node.painted.centre", style: { color: (node) => letters(fill(node)) } },
  ];
}
const NOTHING = {}, PAPER = { light: "#ffffff", dark: "#1b242c" };
const HATCH = { light: hatched("#b4bcc5"), dark: hatched("#4a5560") };
function hatched(colour) {
  const lines = Array.from({ length: 9 }, (_, at) => '<path d="M' + (at * 6 - 24) + " 24l26-26" + '"/>').join("");
  return "data:image/svg+xml," + encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="26" height="20" viewBox="0 0 26 20"><g stroke="' + colour + '" stroke-width="2" fill="none">' + lines + "</g></svg>");
}
