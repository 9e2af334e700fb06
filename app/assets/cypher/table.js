/* A table of which only what is in view is drawn: rows of one height, columns of known widths, each text cut to its room.

   The keyboard walks the cells; Enter, or a click, opens the whole value below. */
import { h } from "./dom.js";
import { is, isNumber, text } from "./values.js";

const ROW = 28, HEAD = 32, SPARE = 12, PAD = 20, LEAST = 56, MOST = 380, LOOKED_AT = 150, LONGEST = 400, NOTHING = "empty text";
const pen = document.createElement("canvas").getContext("2d");
const fonts = () => { const family = getComputedStyle(document.documentElement).getPropertyValue("--sans") || "sans-serif"; return { plain: "400 12px " + family, head: "500 12px " + family }; };

function widthOf(words, font) {
  if (pen.font !== font) pen.font = font;
  return pen.measureText(words).width;
}

/* The text as far as it goes into a width, by whole characters as people see them, with dots when it is cut. */
const graphemes = typeof Intl.Segmenter === "function" ? new Intl.Segmenter("en", { granularity: "grapheme" }) : null;
function fitted(words, room, font) {
  const line = words.slice(0, LONGEST).replace(/\s+/g, " ");
  if (words.length <= LONGEST && widthOf(line, font) <= room) return line;
  const signs = graphemes ? [...graphemes.segment(line)].map((each) => each.segment) : [...line];
  let low = 0, high = signs.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(signs.slice(0, middle).join("") + "…", font) <= room) low = middle; else high = middle - 1;
  }
  return signs.slice(0, low).join("").trimEnd() + "…";
}

export class Table {
  constructor({ columns, rows, explore, open }) {
    Object.assign(this, { columns, rows, explore, open, at: [0, 0] });
    this.font = fonts();
    this.head = h("div", { class: "grid-head", role: "row", "aria-rowindex": 1 });
    this.body = h("div", { class: "grid-body", role: "rowgroup" });
    this.box = h("div", { class: "grid", role: "grid", tabindex: 0, "aria-label": "Rows of the result. Arrow keys walk the cells, Enter opens a value.", "aria-colcount": columns.length }, h("div", { role: "rowgroup", class: "grid-heads" }, this.head), this.body);
    this.drawn = new Map();
    this.box.addEventListener("scroll", () => this.soon(), { passive: true });
    this.box.addEventListener("keydown", (event) => this.keys(event));
    this.box.addEventListener("click", (event) => this.click(event));
    this.watch = new ResizeObserver(() => this.soon());
    this.watch.observe(this.box);
    this.measure();
  }

  /* Widths are taken from the first rows, so that nothing moves while one scrolls. */
  measure() {
    const looked = this.rows.slice(0, LOOKED_AT);
    this.numbers = this.columns.map((_, at) => looked.some((row) => row[at] !== null) && looked.every((row) => row[at] === null || isNumber(row[at])));
    this.wanted = this.columns.map((name, at) => {
      const longest = looked.reduce((most, row) => Math.max(most, widthOf((text(row[at]) || NOTHING).slice(0, LONGEST), this.font.plain) + (is(row[at], "entity") ? 22 : 0)), widthOf(name.slice(0, LONGEST), this.font.head));
      return Math.round(Math.max(longest + PAD + 6, LEAST));
    });
    this.number = Math.round(widthOf(String(this.rows.length), this.font.plain) + PAD);
    this.measured = looked.length;
    this.share();
  }

  /* Long columns get a bounded width, and what the window has left over. */
  share() {
    this.across = this.box.clientWidth;
    this.widths = this.wanted.map((width) => Math.min(width, MOST));
    for (let round = 0; round < 3; round += 1) {
      const left = this.across - this.number - this.widths.reduce((sum, width) => sum + width, 0), short = this.wanted.filter((width, at) => width > this.widths[at]).length;
      if (left < 1 || !short) break;
      this.widths = this.widths.map((width, at) => Math.min(this.wanted[at], width + (this.wanted[at] > width ? Math.floor(left / short) : 0)));
    }
    this.lefts = this.widths.reduce((lefts, width) => [...lefts, lefts.at(-1) + width], [this.number]);
    this.drawn.forEach((row) => row.remove());
    this.drawn.clear();
    this.shown = "";
  }

  /* Rows were added. */
  grown() {
    if (this.measured < Math.min(LOOKED_AT, this.rows.length)) this.measure();
    this.soon();
  }

  soon() {
    if (this.asked) return;
    this.asked = requestAnimationFrame(() => { this.asked = 0; this.draw(); });
  }

  draw() {
    if (this.across !== this.box.clientWidth) this.share();
    const wide = this.lefts.at(-1), top = this.box.scrollTop, left = this.box.scrollLeft;
    const first = Math.max(0, Math.floor((top - HEAD) / ROW) - SPARE), last = Math.min(this.rows.length, Math.ceil((top + this.box.clientHeight) / ROW) + SPARE);
    const from = Math.max(0, this.lefts.findIndex((edge) => edge > left) - 3);
    const past = this.lefts.findIndex((edge) => edge > left + this.box.clientWidth), to = Math.min(this.columns.length, past < 0 ? this.columns.length : past + 3);
    this.box.setAttribute("aria-rowcount", this.rows.length + 1);
    this.body.style.height = this.rows.length * ROW + "px";
    this.body.style.width = this.head.style.width = wide + "px";
    if (this.shown !== from + ":" + to) { this.heads(from, to); this.drawn.forEach((row) => row.remove()); this.drawn.clear(); this.shown = from + ":" + to; }
    this.drawn.forEach((row, at) => { if (at < first || at >= last) { row.remove(); this.drawn.delete(at); } });
    for (let at = first; at < last; at += 1) if (!this.drawn.has(at)) this.row(at, from, to);
    this.mark(false);
  }

  heads(from, to) {
    const cell = (at) => h("div", { role: "columnheader", "aria-colindex": at + 1, class: this.numbers[at] ? "numbers" : null, title: this.columns[at], style: this.place(at) }, h("span", { dir: "auto" }, fitted(this.columns[at], this.widths[at] - PAD, this.font.head)));
    this.head.replaceChildren(...this.range(from, to).map(cell));
  }

  range(from, to) { return Array.from({ length: to - from }, (_, at) => from + at); }
  place(at) { return "left:" + this.lefts[at] + "px;width:" + this.widths[at] + "px"; }

  row(at, from, to) {
    const number = h("div", { class: "grid-number", "aria-hidden": "true", style: "width:" + this.number + "px" }, String(at + 1));
    const made = h("div", { role: "row", class: "grid-row", "aria-rowindex": at + 2, style: "top:" + at * ROW + "px" }, number, this.range(from, to).map((column) => this.cell(at, column)));
    this.drawn.set(at, made);
    this.body.append(made);
  }

  cell(at, column) {
    const value = this.rows[at][column];
    return h("div", { role: "gridcell", id: "cell-" + at + "-" + column, "data-at": at, "data-column": column, "aria-colindex": column + 1, class: this.numbers[column] ? "numbers" : null, style: this.place(column) }, this.content(value, this.widths[column] - PAD));
  }

  content(value, room) {
    if (value === null) return h("span", { class: "null" }, "null");
    if (is(value, "entity")) {
      return [h("span", { class: "glyph glyph-" + value.kind, "aria-hidden": "true" }), h("a", { href: this.to(value), dir: "auto", tabindex: -1, title: value.name + " (" + value.id + ")" }, fitted(value.name, room - 22, this.font.plain))];
    }
    const words = text(value), shown = fitted(words, room, this.font.plain);
    if (is(value, "relationship")) return h("a", { href: this.to(value), dir: "auto", tabindex: -1 }, shown);
    return h("span", { dir: "auto", class: shown.endsWith("…") && shown !== words ? "folded" : words === "" ? "null" : null, title: shown === words ? null : "Open the whole value" }, words === "" ? NOTHING : shown);
  }

  to(value) {
    return value.$ === "entity" ? this.explore + window.chokepoint.changed({ focus: value.id }, "") : this.explore + window.chokepoint.changed({ focus: value.from, statement: value.id }, "");
  }

  click(event) {
    const cell = event.target.closest("[data-at]");
    if (!cell) return;
    const link = event.target.closest("a");
    this.at = [Number(cell.dataset.at), Number(cell.dataset.column)];
    this.mark(false);
    if (link && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); window.chokepoint.go(link.href); }
    else if (!link && !String(getSelection())) this.open(...this.at);
  }

  keys(event) {
    const page = Math.max(1, Math.floor(this.box.clientHeight / ROW) - 1), end = this.rows.length - 1, [at, column] = this.at;
    const moves = { ArrowDown: [at + 1, column], ArrowUp: [at - 1, column], ArrowRight: [at, column + 1], ArrowLeft: [at, column - 1], PageDown: [at + page, column], PageUp: [at - page, column],
      Home: event.ctrlKey ? [0, 0] : [at, 0], End: event.ctrlKey ? [end, this.columns.length - 1] : [at, this.columns.length - 1] };
    if (event.key === "Enter" && this.rows.length) { event.preventDefault(); this.enter(); return; }
    if (!moves[event.key] || event.altKey) return;
    event.preventDefault();
    this.at = [Math.min(Math.max(moves[event.key][0], 0), end), Math.min(Math.max(moves[event.key][1], 0), this.columns.length - 1)];
    this.mark(true);
  }

  enter() {
    const value = this.rows[this.at[0]][this.at[1]];
    if (is(value, "entity") || is(value, "relationship")) window.chokepoint.go(this.to(value));
    else this.open(...this.at);
  }

  /* The cell that the keyboard is on, brought into sight. */
  mark(bring) {
    if (bring) {
      const [at, column] = this.at, top = at * ROW, left = this.lefts[column];
      if (top < this.box.scrollTop) this.box.scrollTop = top;
      if (top + ROW > this.box.scrollTop + this.box.clientHeight - HEAD) this.box.scrollTop = top + ROW + HEAD - this.box.clientHeight;
      if (left < this.box.scrollLeft + this.number) this.box.scrollLeft = left - this.number;
      if (left + this.widths[column] > this.box.scrollLeft + this.box.clientWidth) this.box.scrollLeft = left + this.widths[column] - this.box.clientWidth;
      this.draw();
    }
    this.body.querySelector(".here")?.classList.remove("here");
    const cell = document.getElementById("cell-" + this.at[0] + "-" + this.at[1]);
    if (!cell) return;
    cell.classList.add("here");
    this.box.setAttribute("aria-activedescendant", cell.id);
  }

  leave() { this.watch.disconnect(); }
}

/* The same rows as a real table, for paper. */
export function printed(columns, rows) {
  const line = (row) => h("tr", null, row.map((value) => h("td", { dir: "auto" }, text(value))));
  return h("table", { class: "table for-print" }, h("thead", null, h("tr", null, columns.map((name) => h("th", { scope: "col" }, name)))), h("tbody", null, rows.map(line)));
}
