/* The look of a class in this view: another colour, another form. The ontology's own stays one step away. */
import { fill, h } from "../common/dom.js";
import { drawn, glyph } from "./glyphs.js";
import * as hiding from "./hiding.js";
import { contrast, corners, drawnAs, letters } from "./looks.js";

const NAME = "style", PAPER = { light: "#f6f7f9", dark: "#10161c" }, LINES = 3, NAMES = 4.5, PAUSE = 80;

export function styles(explorer) {
  const panel = new Styles(explorer);
  explorer.on("style", (opener) => explorer.panel.toggle(NAME, "Colours and forms", () => panel.content(), opener));
  explorer.on("changed", () => panel.follow());
  explorer.on("restyled", () => panel.follow(true));
}

class Styles {
  constructor(explorer) { Object.assign(this, { explorer, kind: "", drawn: "" }); }

  get kinds() { return hiding.counted(hiding.tally(this.explorer).entities, [], (one) => [one.look], (look) => hiding.classLabel(this.explorer, look)).map((each) => each.value); }
  get own() { return this.explorer.view.styles[this.kind] || {}; }

  content() {
    const { explorer } = this, kinds = this.kinds, changed = Object.keys(explorer.view.styles).length;
    if (!kinds.includes(this.kind)) this.kind = kinds[0] || "";
    if (!this.kind) return h("p", { class: "ex-note" }, "There is nothing on the canvas yet.");
    this.drawn = this.state;
    this.said = h("ul", { class: "ex-contrast", "aria-live": "polite" });
    this.preview = h("span", { class: "ex-preview" });
    const choice = h("select", { id: "ex-style-class", "data-key": "style-class" }, kinds.map((kind) => h("option", { value: kind, selected: kind === this.kind }, hiding.capital(hiding.classLabel(explorer, kind)) + (explorer.view.styles[kind] ? " (changed)" : ""))));
    choice.addEventListener("change", () => { this.kind = choice.value; explorer.panel.renew(NAME); });
    const parts = h("div", { class: "ex-style" }, h("label", { for: "ex-style-class" }, "Class"), h("div", { class: "ex-style-line" }, choice, this.preview), this.colour(), this.said, this.forms(), this.resets(changed));
    this.say();
    return parts;
  }

  get state() { return JSON.stringify([this.explorer.view.styles, this.kind, this.kinds]); }

  colour() {
    const as = drawnAs(this.explorer, this.kind), field = h("input", { type: "color", id: "ex-style-fill", value: (this.own.fill || as.fill).toLowerCase(), "data-key": "style-fill" });
    field.addEventListener("input", () => { clearTimeout(this.waiting); this.waiting = setTimeout(() => this.set({ fill: field.value }, "fill"), PAUSE); });
    return h("div", { class: "ex-style-line" }, h("label", { for: "ex-style-fill" }, "Fill"), field, this.own.fill ? h("button", { class: "ex-link", type: "button", "data-key": "style-unfill", on: { click: () => this.set({ fill: "" }, "") } }, "As the ontology has it") : null);
  }

  forms() {
    const { explorer } = this, as = drawnAs(explorer, this.kind), now = this.own.shape || as.shape, all = [...new Set([...explorer.begin.forms, "ellipse"])].sort();
    const one = (shape) => h("label", { class: "ex-shape", title: shape.replaceAll("-", " ") }, h("input", { type: "radio", name: "ex-shape", value: shape, checked: shape === now, "data-key": "form:" + shape, "aria-label": shape.replaceAll("-", " "), on: { change: () => this.set({ shape: shape === as.shape ? "" : shape }, "") } }), drawn(shape, corners(explorer, shape), this.own.fill || as.fill, as.stroke));
    return h("fieldset", { class: "ex-shapes" }, h("legend", null, "Form"), all.map(one), as.shape === "polygon" ? h("p", { class: "ex-note" }, "The ontology draws this class in a form of its own: Reset brings it back.") : null);
  }

  resets(changed) {
    const { explorer } = this, label = hiding.classLabel(explorer, this.kind), own = Object.keys(this.own).length > 0;
    const without = () => explorer.change(hiding.capital(label) + " drawn as the ontology has it", (view) => ({ ...view, styles: Object.fromEntries(Object.entries(view.styles).filter(([kind]) => kind !== this.kind)) }), { structure: false });
    return h("div", { class: "buttons" }, h("button", { class: "button", type: "button", "data-key": "style-reset", disabled: !own, on: { click: without } }, "Reset " + label.toLowerCase()),
      h("button", { class: "button", type: "button", "data-key": "style-reset-all", disabled: !changed, on: { click: () => explorer.change("All classes drawn as the ontology has them", (view) => ({ ...view, styles: {} }), { structure: false }) } }, "Reset all"));
  }

  /* Steps of one slider are one step back. */
  set(given, key) {
    const { explorer } = this, style = Object.fromEntries(Object.entries({ ...this.own, ...given }).filter(([, value]) => value)), others = Object.entries(explorer.view.styles).filter(([kind]) => kind !== this.kind);
    const next = Object.fromEntries([...others, ...(Object.keys(style).length ? [[this.kind, style]] : [])].sort((a, b) => (a[0] < b[0] ? -1 : 1)));
    explorer.change("Changed how " + hiding.classLabel(explorer, this.kind).toLowerCase() + " is drawn", (view) => ({ ...view, styles: next }), { structure: false, key: key && "style " + this.kind + key });
  }

  /* The panel follows what was undone or added; a colour that is being chosen stays open. */
  follow(anew) {
    if (this.explorer.panel.name !== NAME || (this.state === this.drawn && !anew)) return;
    if (document.activeElement && document.activeElement.id === "ex-style-fill") { this.drawn = this.state; this.say(); return; }
    this.explorer.panel.renew(NAME);
  }

  /* What can be told apart and read, in both themes: lines need 3:1, letters 4.5:1. */
  say() {
    fill(this.preview, glyph(this.explorer, this.kind));
    fill(this.said, ["light", "dark"].map((theme) => {
      const { fill: own, stroke } = drawnAs(this.explorer, this.kind, theme), on = this.own.fill || own;
      const parts = [["outline on fill", contrast(stroke, on), LINES], ["outline on page", contrast(stroke, PAPER[theme]), LINES], ["a name on the fill", contrast(letters(on), on), NAMES]];
      const low = parts.filter(([, found, least]) => found < least);
      return h("li", { class: low.length ? "too-low" : "" }, h("strong", null, (theme === "light" ? "Light" : "Dark") + " theme: " + (low.length ? "hard to see. " : "good. ")), parts.map(([words, found, least]) => words + " " + (Math.floor(found * 10) / 10).toFixed(1) + ":1" + (found < least ? " (at least " + least + ")" : "")).join(", ") + ".");
    }));
  }
}
