/* The wide form of the table: sorted by its heads, chosen by click and keys as the canvas is. */
import { Grid, PAD } from "../common/grid.js";
import { h } from "../common/dom.js";

const GLYPH = 22, ARROW = 14;

export class TableGrid extends Grid {
  /* `deeds`: chosen(one), choose(one, event), range(ones, event), open(one), menu(one, x, y, keyboard), sort(column), rest(event). */
  constructor({ name, columns, rows, deeds, sorting }) {
    super({ key: "ex-cell", name, columns, rows, gutter: false });
    Object.assign(this, { deeds, sorting, anchor: 0 });
    this.box.setAttribute("aria-multiselectable", "true");
    this.box.addEventListener("contextmenu", (event) => this.menu(event));
    this.box.addEventListener("dblclick", (event) => { const row = this.under(event); if (row) deeds.open(row); });
  }

  label(column) { return this.columns[column].label; }
  words(row, column) { return this.columns[column].words(row); }
  beside(row, column) { return row ? (this.columns[column].glyph ? GLYPH : 0) : ARROW; }
  numeric(column) { return Boolean(this.columns[column].number); }
  get top() { return -1; }
  /* The first column stays in sight: it may not take all the room. */
  get most() { return Math.max(160, Math.min(300, this.across * 0.46)); }

  heading(column, room) {
    const one = this.columns[column], { key, down } = this.sorting(), mine = key === one.key;
    const made = h("span", { class: "ex-sort" + (mine ? (down ? " is-down" : " is-up") : ""), dir: "auto" }, super.heading(column, room - ARROW));
    queueMicrotask(() => { const head = made.closest("[role=columnheader]"); if (head) { if (mine) head.setAttribute("aria-sort", down ? "descending" : "ascending"); else head.removeAttribute("aria-sort"); head.title = one.label + ": sort" + (mine && !down ? " the other way" : mine ? " as on the canvas" : ""); } });
    return made;
  }

  content(row, column, room) {
    const one = this.columns[column], look = one.glyph && one.glyph(row), words = one.words(row);
    return [look ? h("span", { class: "glyph glyph-" + look, "aria-hidden": "true" }) : null, h("span", { dir: "auto", title: words || null }, this.fitted(words, room - (look ? GLYPH : 0)))];
  }

  dress(element, at) {
    const on = this.deeds.chosen(this.rows[at]);
    element.classList.toggle("chosen", on);
    element.setAttribute("aria-selected", String(on));
  }

  /* Other rows, or the same in another order. The keyboard stays where it is, as far as there are rows. */
  renew({ columns, rows, same }) {
    Object.assign(this, { columns, rows });
    this.at = [Math.min(this.at[0], rows.length - 1), Math.min(this.at[1], columns.length - 1)];
    if (same) this.forget(); else this.measure();
    this.draw();
  }

  remark() { this.drawn.forEach((element, at) => this.dress(element, at)); }

  under(event) { const cell = event.target.closest("[data-at]"); return cell ? this.rows[Number(cell.dataset.at)] : null; }

  click(event) {
    const head = event.target.closest("[role=columnheader]"), cell = event.target.closest("[data-at]");
    if (head) { this.at = [-1, Number(head.dataset.column)]; this.deeds.sort(this.columns[this.at[1]].key); return; }
    if (!cell) return;
    const at = Number(cell.dataset.at);
    this.at = [at, Number(cell.dataset.column)];
    this.mark(false);
    if (event.shiftKey) this.reach(at, event); else { this.anchor = at; this.deeds.choose(this.rows[at], event); }
  }

  /* All from where the choosing began to here. */
  reach(at, event) { this.deeds.range(this.rows.slice(Math.min(at, this.anchor), Math.max(at, this.anchor) + 1), event); }

  enter(event) {
    if (this.at[0] < 0) this.deeds.sort(this.columns[this.at[1]].key);
    else if (!event.ctrlKey && !event.metaKey) this.deeds.open(this.rows[this.at[0]]);
  }

  keys(event) {
    const row = this.rows[this.at[0]], ctrl = event.ctrlKey || event.metaKey;
    if (event.key === " ") { event.preventDefault(); if (row) { this.anchor = this.at[0]; this.deeds.choose(row, { ctrlKey: true }); } else if (this.at[0] < 0) this.enter(event); return; }
    if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey) || (event.key.toLowerCase() === "m" && !ctrl)) { event.preventDefault(); if (row) this.menuOf(row); return; }
    const before = this.at[0];
    if (event.shiftKey && ["ArrowUp", "ArrowDown"].includes(event.key)) { if (!this.reaching) this.anchor = Math.max(0, before); this.reaching = true; } else if (event.key !== "Shift") this.reaching = false;
    super.keys(event);
    if (this.reaching && this.at[0] !== before && this.at[0] >= 0) this.reach(this.at[0], event);
    if (!event.defaultPrevented) this.deeds.rest(event);
  }

  menu(event) {
    const row = this.under(event);
    if (!row) return;
    event.preventDefault();
    this.deeds.menu(row, event.clientX, event.clientY, false);
  }

  menuOf(row) {
    const cell = document.getElementById(this.box.getAttribute("aria-activedescendant")), { left, bottom } = (cell || this.box).getBoundingClientRect();
    this.deeds.menu(row, left + PAD, bottom, true);
  }
}
