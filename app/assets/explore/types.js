/* Which relationship types a path may walk along: all but those that say no tie, unless they are ticked. */
import { h } from "../common/dom.js";

/* The same as the server's own choice when none is named: graph/paths.py. */
const UNUSUAL = ["CITES", "NOT_MEMBER_OF"];

export class Types {
  constructor(explorer, changed) {
    this.all = Object.entries(explorer.begin.relations).map(([type, { label }]) => ({ type, label })).sort((a, b) => (a.label < b.label ? -1 : 1));
    this.changed = changed;
    this.said = h("summary", null);
    const button = (words, wanted, title) => h("button", { class: "button", type: "button", title, on: { click: () => this.set(wanted) } }, words);
    this.boxes = new Map(this.all.map(({ type }) => [type, h("input", { type: "checkbox", value: type, on: { change: () => this.heard() } })]));
    const rows = this.all.map(({ type, label }) => h("label", { class: "ex-tick" }, this.boxes.get(type), h("span", null, label)));
    this.place = h("details", { class: "ex-types" }, this.said, h("div", { class: "ex-types-turn" }, button("All", () => true), button("None", () => false), button("Usual", (type) => !UNUSUAL.includes(type), "All but “cites” and “is not a member of”")), h("div", { class: "ex-ticks", role: "group", "aria-label": "Relationships to walk along" }, rows));
    this.set((type) => !UNUSUAL.includes(type));
  }

  get chosen() { return this.all.map(({ type }) => type).filter((type) => this.boxes.get(type).checked); }
  get usual() { return this.all.every(({ type }) => this.boxes.get(type).checked !== UNUSUAL.includes(type)); }
  /* What the server is asked: nothing stands for its own choice. */
  get asked() { return this.usual ? [] : this.chosen; }

  set(wanted) { this.boxes.forEach((box, type) => { box.checked = wanted(type); }); this.heard(); }

  heard() {
    this.said.textContent = "Relationships to walk along: " + (this.usual ? "the usual " + this.chosen.length : this.chosen.length + " of " + this.all.length);
    this.changed();
  }
}
