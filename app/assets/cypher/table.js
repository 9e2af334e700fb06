/* The rows of a result as a table: values as the server marks them, entities as links. Enter, or a click, opens the whole
   value below. */
import { Grid } from "../common/grid.js";
import { h } from "./dom.js";
import { is, isNumber, text } from "./values.js";

const GLYPH = 22, NOTHING = "empty text";

export class Table extends Grid {
  constructor({ columns, rows, explore, open }) {
    super({ key: "cell", name: "Rows of the result. Arrow keys walk the cells, Enter opens a value.", columns, rows });
    Object.assign(this, { explore, open });
  }

  words(row, column) { return text(row[column]) || NOTHING; }
  beside(row, column) { return row && is(row[column], "entity") ? GLYPH : 0; }
  numeric(column, looked) { return looked.some((row) => row[column] !== null) && looked.every((row) => row[column] === null || isNumber(row[column])); }

  content(row, column, room) {
    const value = row[column];
    if (value === null) return h("span", { class: "null" }, "null");
    if (is(value, "entity")) {
      return [h("span", { class: "glyph glyph-" + value.kind, "aria-hidden": "true" }), h("a", { href: this.to(value), dir: "auto", tabindex: -1, title: value.name + " (" + value.id + ")" }, this.fitted(value.name, room - GLYPH))];
    }
    const words = text(value), shown = this.fitted(words, room);
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

  enter() {
    const value = this.rows[this.at[0]][this.at[1]];
    if (is(value, "entity") || is(value, "relationship")) window.chokepoint.go(this.to(value));
    else this.open(...this.at);
  }
}

/* The same rows as a real table, for paper. */
export function printed(columns, rows) {
  const line = (row) => h("tr", null, row.map((value) => h("td", { dir: "auto" }, text(value))));
  return h("table", { class: "table for-print" }, h("thead", null, h("tr", null, columns.map((name) => h("th", { scope: "col" }, name)))), h("tbody", null, rows.map(line)));
}
