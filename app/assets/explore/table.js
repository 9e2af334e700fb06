/* The table beside the canvas: the same entities and relationships, sorted and filtered as one likes, chosen here or there.
   In a narrow window, or "as list", it stands alone and is a list to read. */
import { choose, count, fill, h, keep, tabs } from "../common/dom.js";
import { entityColumns, found, linkColumns, sorted } from "./rows.js";
import { Listed } from "./listed.js";
import { safe } from "./files.js";
import { Splitter } from "./splitter.js";
import { TableGrid } from "./tablegrid.js";

const KINDS = { entities: { words: "Entities", one: "entity", many: "entities" }, relationships: { words: "Relationships", one: "relationship", many: "relationships" } };
const NARROW = "(max-width: 720px)";

export function table(explorer) { return new Table(explorer); }

class Table {
  constructor(explorer) {
    Object.assign(this, { explorer, kind: "entities", filters: [], text: "", column: "", sorts: { entities: {}, relationships: {} }, hiddenToo: false, asked: false });
    this.box = document.getElementById("explore--table");
    this.page = document.getElementById("explore--page");
    this.narrow = matchMedia(NARROW);
    this.build();
    this.button = explorer.bar.add("Table", { order: 80, id: "explore--to-table", title: "Table beside the canvas (T)", then: () => this.toggle(), state: () => ({ pressed: this.open }) });
    ["changed", "learned"].forEach((event) => explorer.on(event, () => this.soon()));
    explorer.on("selected", () => this.selected());
    explorer.on("table", () => this.toggle());
    this.narrow.addEventListener("change", () => this.suit());
    new MutationObserver(() => this.suit()).observe(this.page, { attributes: true, attributeFilter: ["class"] });
    this.suit();
  }

  get open() { return !this.box.hidden; }
  /* Whether the table stands in the place of the canvas. */
  get alone() { const on = this.page.classList; return on.contains("as-list") || (this.narrow.matches && !on.contains("as-canvas")); }

  build() {
    const tab = (kind) => h("button", { role: "tab", type: "button", class: "ex-tab", id: "explore--tab-" + kind, "data-kind": kind, "aria-controls": "explore--rows" }, KINDS[kind].words + " ", h("span", { class: "count" }));
    const list = h("div", { role: "tablist", class: "ex-tabs", "aria-label": "What the table lists" }, tab("entities"), tab("relationships"));
    tabs(list, (chosen) => this.turn(chosen.dataset.kind));
    const files = h("button", { class: "button", type: "button", "aria-haspopup": "menu", "aria-expanded": "false", on: { click: () => explorer.menu.under(files, "Take the table away", this.files()) } }, "Download"), { explorer } = this;
    const close = h("button", { class: "button ex-close", type: "button", on: { click: () => this.toggle() } }, "Close");
    this.tabs = list;
    this.field = h("input", { type: "search", class: "ex-filter", "aria-label": "Filter the rows", placeholder: "Filter", autocomplete: "off", on: { input: () => { this.text = this.field.value; this.renew(); }, keydown: (event) => this.filterKeys(event) } });
    this.pick = h("select", { class: "ex-filter-in", "aria-label": "Column that the filter looks in", on: { change: () => { this.column = this.pick.value; this.renew(); } } });
    this.order = h("select", { class: "ex-order", "aria-label": "Sort the list by", on: { change: () => { const [key, down] = this.order.value.split(":"); this.sorts[this.kind] = { key, down: Boolean(down) }; this.renew(); } } });
    this.too = h("input", { type: "checkbox", id: "explore--hidden-too", on: { change: () => { this.hiddenToo = this.too.checked; this.renew(); } } });
    this.chips = h("div", { class: "ex-chips", role: "group", "aria-label": "Filters of the table" });
    this.status = h("p", { class: "ex-rows-said", role: "status" });
    this.rows = h("div", { id: "explore--rows", class: "ex-rows", role: "tabpanel" });
    this.add = h("button", { class: "button", type: "button", title: "Keep this filter and add another (Enter)", on: { click: () => this.keepFilter() } }, "Add");
    this.tooLine = h("label", { class: "ex-too", for: "explore--hidden-too" }, this.too, "Hidden too");
    fill(this.box, h("div", { class: "ex-table-head" }, list, h("div", { class: "ex-table-tools" }, files, close)), h("div", { class: "ex-table-filter" }, this.field, this.pick, this.add, this.order, this.tooLine), this.chips, this.status, this.rows);
    this.box.setAttribute("role", "region");
    this.box.setAttribute("aria-label", "Table of what is on the canvas");
    this.splitter = new Splitter(this.box);
    choose(list, list.firstChild);
  }

  toggle() {
    if (this.alone) { this.body.box.focus(); return; }
    this.box.hidden = this.open;
    if (this.open) { this.back = document.activeElement; this.renew(); this.grid().focus(); }
    else { const to = this.back && this.back.isConnected && !this.box.contains(this.back) ? this.back : this.button; to.focus(); }
    this.explorer.emit("panel", this.explorer.panel.name);
    this.explorer.tell(this.open ? "Table beside the canvas." : "Table closed.");
  }

  grid() { return this.body.box; }

  /* The form that suits the width, and whether it is shown without being asked for. */
  suit() {
    const listed = this.narrow.matches, { alone } = this;
    this.page.dataset.lists = alone ? "alone" : "beside";
    this.known = null;
    if (alone !== this.was) { if (alone) { this.before = this.open; this.box.hidden = false; } else if (this.was !== undefined) this.box.hidden = !this.before; this.was = alone; }
    if (this.body && this.listed !== listed) { this.body.leave(); this.body = null; }
    this.listed = listed;
    this.renew();
    this.explorer.emit("panel", this.explorer.panel && this.explorer.panel.name);
  }

  turn(kind) {
    this.kind = kind;
    Object.assign(this, { filters: [], column: "" });
    choose(this.tabs, this.tabs.querySelector("[data-kind=" + kind + "]"));
    if (this.body) { this.body.leave(); this.body = null; }
    this.renew();
  }

  soon() { this.known = null; if (!this.open || this.asked) return; this.asked = true; requestAnimationFrame(() => { this.asked = false; this.renew(); }); }

  /* The data behind the rows: what the canvas shows, and where wished the hidden entities with it; their columns, and
     what a filter looks through. All of it is kept until something changes. */
  ones() {
    const { explorer, kind, hiddenToo } = this, mine = kind + hiddenToo;
    if (this.known && this.known.mine === mine) return this.known;
    const shown = explorer.shown(), all = kind === "entities" && hiddenToo;
    const ones = all ? explorer.view.entities.filter((each) => explorer.data.has(each.id)).map((each) => explorer.data.get(each.id)) : shown[kind];
    const counts = Object.fromEntries(Object.keys(KINDS).map((each) => [each, shown[each].length]));
    this.known = { mine, counts, ones, columns: (kind === "entities" ? entityColumns : linkColumns)(explorer, ones), lines: new Map() };
    return this.known;
  }

  renew() {
    if (!this.open || !this.explorer.off) return;
    const { counts, ones, columns, lines } = this.ones();
    const { key, down } = this.sorts[this.kind], filters = [...this.filters, { key: this.column, text: this.text }];
    const kept = found(ones, columns, filters, lines), rows = sorted(kept, columns.find((each) => each.key === key), down);
    Object.keys(KINDS).forEach((kind) => { this.tabs.querySelector("[data-kind=" + kind + "] .count").textContent = counts[kind].toLocaleString("en-GB"); });
    this.heading(columns);
    const { one, many } = KINDS[this.kind];
    this.status.textContent = kept.length === ones.length ? (ones.length ? "" : "Nothing is on the canvas.") : kept.length.toLocaleString("en-GB") + " of " + count(ones.length, one, many) + (kept.length ? "" : ": no row has all of that. Take a filter out.");
    this.drawRows({ columns, rows });
  }

  /* The choices of columns, for filter and order, and the filters that are kept. */
  heading(columns) {
    const option = (value, words, on) => h("option", { value, selected: on || null }, words), sort = this.sorts[this.kind];
    fill(this.pick, option("", "in all columns", !this.column), columns.map((each) => option(each.key, "in " + each.label, each.key === this.column)));
    fill(this.order, option("", "as on the canvas", !sort.key), columns.flatMap((each) => [option(each.key, "by " + each.label, sort.key === each.key && !sort.down), option(each.key + ":down", "by " + each.label + ", down", sort.key === each.key && sort.down)]));
    fill(this.chips, this.filters.map((each, at) => h("button", { class: "button ex-chip", type: "button", title: "Take this filter out", on: { click: () => { this.filters.splice(at, 1); this.renew(); this.field.focus(); } } }, (each.key ? (columns.find((one) => one.key === each.key) || { label: each.key }).label + ": " : "") + each.text + " ×")));
    this.chips.hidden = !this.filters.length;
    this.add.hidden = !this.text.trim();
    this.tooLine.hidden = this.kind !== "entities" || !(this.hiddenToo || this.explorer.view.entities.some((each) => each.hidden || this.explorer.off.entities.has(each.id)));
    this.rows.setAttribute("aria-labelledby", "explore--tab-" + this.kind);
  }

  drawRows({ columns, rows }) {
    const head = columns.map((each) => each.key).join(), same = this.head === head && this.measured >= Math.min(rows.length, 150);
    if (!this.body) {
      const given = { name: this.named(), columns, rows, deeds: this.deeds(), sorting: () => this.sorts[this.kind] };
      this.body = this.listed ? new Listed(given) : new TableGrid(given);
      fill(this.rows, this.body.box);
      this.body.soon();
    } else this.body.renew({ columns, rows, same });
    Object.assign(this, { head, measured: same ? this.measured : rows.length });
  }

  named() { return KINDS[this.kind].words + (this.listed ? " on the canvas" : ". Arrow keys walk, Space chooses, Enter opens the card, the heads sort."); }

  deeds() {
    const { explorer } = this, entity = (one) => one.degree !== undefined, ends = (one) => [one.from, one.to], parts = (one) => (entity(one) ? [one.id] : ends(one));
    return {
      entity,
      chosen: (one) => (entity(one) ? explorer.chosen.has(one.id) : explorer.statement === one.id || (explorer.chosen.size > 1 && ends(one).every((id) => explorer.chosen.has(id)))),
      choose: (one, event) => this.choose(one, event),
      range: (ones, event) => this.from(() => explorer.select(ones.flatMap(parts), { add: event.ctrlKey || event.metaKey })),
      open: (one) => this.from(() => { if (entity(one)) { explorer.select([one.id]); explorer.canvas.show([one.id]); } else { explorer.open(one.id); explorer.canvas.show(ends(one)); } this.showCard(); }),
      menu: (one, x, y, keyboard) => { if (entity(one) && !explorer.chosen.has(one.id)) this.from(() => explorer.select([one.id])); explorer.emit("menu", { x, y, id: entity(one) ? one.id : "", statement: entity(one) ? "" : one.id, group: null, keyboard }); },
      sort: (key) => this.sort(key),
      expand: (one) => explorer.actions.expand(one.id),
      hide: (one) => explorer.actions.hide([one.id]),
      rest: (event) => explorer.keys.key(event),
    };
  }

  /* With Ctrl a row is added or let go; a relationship alone is opened, several stand for the entities at their ends. */
  choose(one, event) {
    const { explorer } = this, many = event.ctrlKey || event.metaKey, entity = one.degree !== undefined;
    this.from(() => {
      if (entity && many && explorer.chosen.has(one.id)) explorer.select([...explorer.chosen].filter((id) => id !== one.id));
      else if (entity) { explorer.select([one.id], { add: many }); explorer.canvas.show([one.id]); }
      else if (many) explorer.select([one.from, one.to], { add: true });
      else { explorer.open(one.id); explorer.canvas.show([one.from, one.to]); }
    });
  }

  /* What is chosen here needs no bringing into sight here. */
  from(act) { this.own = true; act(); this.own = false; }

  selected() {
    if (!this.open || !this.body) return;
    this.body.remark();
    if (this.own) return;
    const at = this.body.rows.findIndex((one) => this.body.deeds.chosen(one));
    if (at >= 0) { if (!this.listed) this.body.at = [at, 0]; this.body.reveal(at); }
  }

  /* In a narrow window the card is a sheet at the foot, which is drawn up. */
  showCard() { if (this.narrow.matches) document.getElementById("explore--card").classList.add("open"); }

  sort(key) {
    const now = this.sorts[this.kind];
    this.sorts[this.kind] = now.key !== key ? { key, down: false } : now.down ? {} : { key, down: true };
    this.renew();
    const { key: by, down } = this.sorts[this.kind], column = this.body.columns.find((each) => each.key === by);
    this.explorer.tell(column ? "Sorted by " + column.label + (down ? ", down." : ", up.") : "In the order of the canvas.");
  }

  filterKeys(event) {
    if (event.key === "Enter") { event.preventDefault(); this.keepFilter(); }
    else if (event.key === "ArrowDown") { event.preventDefault(); this.body.box.focus(); }
    else if (event.key === "Escape" && this.field.value) { event.preventDefault(); event.stopPropagation(); this.field.value = this.text = ""; this.renew(); }
  }

  keepFilter() {
    if (!this.text.trim()) return;
    this.filters.push({ key: this.column, text: this.text.trim() });
    this.field.value = this.text = "";
    this.column = "";
    this.renew();
    this.field.focus();
  }

  files() {
    const { many } = KINDS[this.kind], all = this.explorer.shown()[this.kind].length;
    return ["csv", "xlsx"].map((ending) => ({ words: ending.toUpperCase() + ": " + KINDS[this.kind].words.toLowerCase() + " on the canvas", hint: all.toLocaleString("en-GB"), off: !all, then: () => this.take(ending, many) }));
  }

  async take(ending, what) {
    const { explorer } = this, blob = await explorer.ask("table", { document: explorer.view, ending, what }, { words: "Writing the table" });
    if (!blob) return;
    const name = safe(explorer.view.name || explorer.title || "explore") + "-" + what + "." + ending;
    keep(blob, name);
    explorer.say("Downloaded " + name + ".");
  }
}
