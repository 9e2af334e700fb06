/* A table of which only what is in view is drawn: rows of one height, columns of known widths, each text cut to its room.

   The keyboard walks the cells. Each kind of table says what its columns are called, what stands in a cell, and what a
   click and Enter do. */
import { h } from "./dom.js";

export const PAD = 20;
const ROW = 28, HEAD = 32, SPARE = 12, LEAST = 56, MOST = 380, LOOKED_AT = 150, LONGEST = 400, FEW = 24;
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

export class Grid {
  /* `key` begins the ids of the cells; `gutter` numbers the rows. Without it the first column stays in sight. */
  constructor({ key, name, columns, rows, gutter = true }) {
    Object.assign(this, { key, columns, rows, gutter, at: [0, 0], drawn: new Map(), font: fonts() });
    this.head = h("div", { class: "grid-head", role: "row", "aria-rowindex": 1 });
    this.body = h("div", { class: "grid-body", role: "rowgroup" });
    this.box = h("div", { class: "grid", role: "grid", tabindex: 0, "aria-label": name }, h("div", { role: "rowgroup", class: "grid-heads" }, this.head), this.body);
    this.box.addEventListener("scroll", () => this.soon(), { passive: true });
    this.box.addEventListener("keydown", (event) => this.keys(event));
    this.box.addEventListener("click", (event) => this.click(event));
    this.watch = new ResizeObserver(() => this.soon());
    this.watch.observe(this.box);
    this.measure();
  }

  /* What each kind of table says for itself. */
  label(column) { return this.columns[column]; }
  words(row, column) { return String(row[column]); }
  beside() { return 0; }
  numeric() { return false; }
  content(row, column, room) { return h("span", { dir: "auto" }, this.fitted(this.words(row, column), room)); }
  heading(column, room) { return h("span", { dir: "auto" }, fitted(this.label(column), room, this.font.head)); }
  dress() {}
  click() {}
  enter() {}
  get top() { return 0; }
  get most() { return MOST; }

  fitted(words, room) { return fitted(words, room, this.font.plain); }

  /* Widths are taken from the first rows, so that nothing moves while one scrolls. */
  measure() {
    const looked = this.rows.slice(0, LOOKED_AT);
    this.box.setAttribute("aria-colcount", this.columns.length);
    this.numbers = this.columns.map((_, at) => this.numeric(at, looked));
    this.wanted = this.columns.map((_, at) => {
      const longest = looked.reduce((most, row) => Math.max(most, widthOf(this.words(row, at).slice(0, LONGEST), this.font.plain) + this.beside(row, at)), widthOf(this.label(at).slice(0, LONGEST), this.font.head) + this.beside(null, at));
      return Math.round(Math.max(longest + PAD + 6, LEAST));
    });
    this.number = this.gutter ? Math.round(widthOf(String(this.rows.length), this.font.plain) + PAD) : 0;
    this.measured = looked.length;
    this.share();
  }

  /* Long columns get a bounded width, and what the window has left over. */
  share() {
    this.across = this.box.clientWidth;
    this.widths = this.wanted.map((width) => Math.min(width, this.most));
    for (let round = 0; round < 3; round += 1) {
      const left = this.across - this.number - this.widths.reduce((sum, width) => sum + width, 0), short = this.wanted.filter((width, at) => width > this.widths[at]).length;
      if (left < 1 || !short) break;
      this.widths = this.widths.map((width, at) => Math.min(this.wanted[at], width + (this.wanted[at] > width ? Math.floor(left / short) : 0)));
    }
    this.lefts = this.widths.reduce((lefts, width) => [...lefts, lefts.at(-1) + width], [this.number]);
    this.forget();
  }

  forget() {
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
    const top = this.box.scrollTop, first = Math.max(0, Math.floor((top - HEAD) / ROW) - SPARE), last = Math.min(this.rows.length, Math.ceil((top + this.box.clientHeight) / ROW) + SPARE), [from, to] = this.columnsInView();
    this.box.setAttribute("aria-rowcount", this.rows.length + 1);
    this.body.style.height = this.rows.length * ROW + "px";
    this.body.style.width = this.head.style.width = this.lefts.at(-1) + "px";
    if (this.shown !== from + ":" + to) { this.forget(); this.heads(from, to); this.shown = from + ":" + to; }
    this.drawn.forEach((row, at) => { if (at < first || at >= last) { row.remove(); this.drawn.delete(at); } });
    for (let at = first; at < last; at += 1) if (!this.drawn.has(at)) this.row(at, from, to);
    this.mark(false);
  }

  columnsInView() {
    if (this.columns.length <= FEW) return [0, this.columns.length];
    const left = this.box.scrollLeft, from = Math.max(0, this.lefts.findIndex((edge) => edge > left) - 3), past = this.lefts.findIndex((edge) => edge > left + this.box.clientWidth);
    return [from, past < 0 ? this.columns.length : Math.min(this.columns.length, past + 3)];
  }

  heads(from, to) {
    const cell = (at) => h("div", { role: "columnheader", id: this.key + "-head-" + at, "data-column": at, "aria-colindex": at + 1, class: this.numbers[at] ? "numbers" : null, title: this.label(at), style: this.place(at) }, this.heading(at, this.widths[at] - PAD));
    this.head.replaceChildren(...this.range(from, to).map(cell));
  }

  range(from, to) { return Array.from({ length: to - from }, (_, at) => from + at); }
  place(at) { return "left:" + this.lefts[at] + "px;width:" + this.widths[at] + "px"; }

  row(at, from, to) {
    const number = this.gutter ? h("div", { class: "grid-number", "aria-hidden": "true", style: "width:" + this.number + "px" }, String(at + 1)) : null;
    const made = h("div", { role: "row", class: "grid-row", "aria-rowindex": at + 2, style: "top:" + at * ROW + "px" }, number, this.range(from, to).map((column) => this.cell(at, column)));
    this.drawn.set(at, made);
    this.dress(made, at);
    this.body.append(made);
  }

  cell(at, column) {
    return h("div", { role: "gridcell", id: this.key + "-" + at + "-" + column, "data-at": at, "data-column": column, "aria-colindex": column + 1, class: this.numbers[column] ? "numbers" : null, style: this.place(column) }, this.content(this.rows[at], column, this.widths[column] - PAD));
  }

  keys(event) {
    const page = Math.max(1, Math.floor(this.box.clientHeight / ROW) - 1), end = this.rows.length - 1, [at, column] = this.at;
    const moves = { ArrowDown: [at + 1, column], ArrowUp: [at - 1, column], ArrowRight: [at, column + 1], ArrowLeft: [at, column - 1], PageDown: [at + page, column], PageUp: [at - page, column],
      Home: event.ctrlKey ? [0, 0] : [at, 0], End: event.ctrlKey ? [end, this.columns.length - 1] : [at, this.columns.length - 1] };
    if (event.key === "Enter" && this.rows.length) { event.preventDefault(); this.enter(event); return; }
    if (!moves[event.key] || event.altKey) return;
    event.preventDefault();
    this.go(Math.min(Math.max(moves[event.key][0], this.top), end), Math.min(Math.max(moves[event.key][1], 0), this.columns.length - 1));
  }

  go(at, column = this.at[1]) {
    this.at = [at, column];
    this.mark(true);
  }

  /* Brings a row, and a column when one is named, into sight. */
  reveal(at, column = null) {
    const top = Math.max(0, at) * ROW, { box } = this;
    if (top < box.scrollTop) box.scrollTop = top;
    if (top + ROW > box.scrollTop + box.clientHeight - HEAD) box.scrollTop = top + ROW + HEAD - box.clientHeight;
    if (column !== null) {
      const left = this.lefts[column], stays = this.gutter ? this.number : column ? this.widths[0] : 0;
      if (left < box.scrollLeft + stays) box.scrollLeft = left - stays;
      if (left + this.widths[column] > box.scrollLeft + box.clientWidth) box.scrollLeft = left + this.widths[column] - box.clientWidth;
    }
    this.draw();
  }

  /* The cell that the keyboard is on, brought into sight. */
  mark(bring) {
    if (bring) this.reveal(...this.at);
    this.box.querySelector(".here")?.classList.remove("here");
    const cell = document.getElementById(this.key + "-" + (this.at[0] < 0 ? "head" : this.at[0]) + "-" + this.at[1]);
    if (!cell) { this.box.removeAttribute("aria-activedescendant"); return; }
    cell.classList.add("here");
    this.box.setAttribute("aria-activedescendant", cell.id);
  }

  leave() { this.watch.disconnect(); }
}
