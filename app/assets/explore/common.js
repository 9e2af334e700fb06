/* What several chosen entities are linked to in common: to how many of them, to which, and by what. */
import { count, fill, h } from "../common/dom.js";
import { glyph } from "./suggest.js";

const NAME = "common", FIRST = 100, MOST = 1000, LISTED = 5;

export function commonNeighbours(explorer) {
  const one = new Common(explorer);
  explorer.on("common", () => one.open());
  explorer.on("panel", (name) => { if (name !== NAME) { explorer.marks.clear(NAME); explorer.asking.stop(NAME); } });
  explorer.on("changed", () => { if (explorer.panel.name === NAME) one.draw(); });
  explorer.on("selected", () => { if (explorer.panel.name === NAME) one.draw(); });
}

class Common {
  constructor(explorer) {
    Object.assign(this, { explorer, ids: [], found: null, limit: FIRST, out: h("div", { class: "ex-out ex-common" }) });
  }

  open() {
    const { explorer } = this, ids = [...explorer.chosen];
    if (explorer.panel.name !== NAME) explorer.panel.open(NAME, "Common neighbours", () => [this.out]);
    Object.assign(this, { ids, found: null, limit: FIRST });
    if (ids.length < 2) { this.draw(); return; }
    this.search();
  }

  async search() {
    const { explorer, ids, limit } = this;
    fill(this.out, h("p", { role: "status" }, "Looking for what they are linked to …"), h("button", { class: "button", type: "button", on: { click: () => explorer.asking.stop(NAME) } }, "Cancel"));
    let found = null;
    try { found = await explorer.ask("common", { ids, limit }, { words: "Looking for common neighbours", instead: NAME, quiet: true }); }
    catch (error) { if (ids === this.ids) fill(this.out, h("div", { role: "alert", class: "ex-refused" }, h("p", null, h("strong", null, error.title + ". "), h("span", { dir: "auto" }, error.message)), error.hint ? h("p", { dir: "auto" }, error.hint) : null)); return; }
    if (ids !== this.ids) return;
    this.found = found;
    this.draw();
    if (found) explorer.tell(count(found.total, "common neighbour") + ".");
  }

  draw() {
    const { explorer, found, ids } = this, on = document.activeElement && this.out.contains(document.activeElement) ? document.activeElement.dataset.key : "";
    explorer.marks.clear(NAME);
    fill(this.out, this.of(), ...(!found ? [] : found.entities.length ? this.listed() : [h("p", { role: "status" }, "Nothing in the graph is linked to two of them. Choose others, or look for paths between two."), ids.length === 2 ? h("button", { class: "button", type: "button", on: { click: () => explorer.emit("paths", { from: ids[0], to: ids[1] }) } }, "Look for paths") : null]));
    if (on) { const again = this.out.querySelector('[data-key="' + CSS.escape(on) + '"]'); if (again) again.focus(); }
  }

  /* Whose neighbours these are; another choice on the canvas is taken over on request. */
  of() {
    const { explorer, ids } = this, now = [...explorer.chosen], other = now.length > 1 && now.join() !== ids.join();
    const names = ids.slice(0, LISTED).flatMap((id, at) => [at ? ", " : "", h("bdi", null, explorer.name(id))]);
    return h("div", { class: "ex-of" },
      ids.length < 2 ? h("p", { role: "status" }, "Choose two entities or more on the canvas: click one, then others with Shift held, or draw a box or a lasso around them.") : h("p", { title: ids.map((id) => explorer.name(id)).join(", ") }, "Of ", ...names, ids.length > LISTED ? " and " + (ids.length - LISTED) + " more" : ""),
      other ? h("button", { class: "button", type: "button", "data-key": "of", on: { click: () => this.open() } }, "Of the " + now.length + " chosen now") : null);
  }

  listed() {
    const { explorer, found } = this, away = found.entities.filter((each) => !explorer.here(each.id)).map((each) => each.id), room = found.entities.length < found.total && this.limit < MOST;
    const all = h("button", { class: "button", type: "button", "data-key": "all", on: { click: () => explorer.expansion.add(found.entities.map((each) => each.id), "Added " + count(away.length, "common neighbour")) } }, away.length ? "Add all " + away.length : "All are on the canvas: choose them");
    const more = h("button", { class: "button", type: "button", "data-key": "more", on: { click: () => { this.limit = Math.min(MOST, this.limit + FIRST); this.search(); } } }, "Show more");
    return [h("p", { class: "ex-out-head" }, count(found.total, "common neighbour") + (found.entities.length < found.total ? ", " + found.entities.length + " of them listed" : "")), h("div", { class: "ex-row" }, all), h("ol", { class: "ex-ways" }, found.entities.map((one) => this.item(one))), room ? more : null];
  }

  item(one) {
    const { explorer, ids } = this, here = explorer.here(one.id), show = () => explorer.marks.set(NAME, "way", { ...this.around(one), alone: true }), leave = () => explorer.marks.clear(NAME);
    return h("li", { class: "ex-way", on: { pointerenter: show, pointerleave: leave, focusin: show, focusout: leave } },
      h("div", { class: "ex-shared" }, glyph(explorer, one.kind), h("span", { class: "ex-hit-words" }, h("span", { class: "ex-hit-name", dir: "auto" }, one.name), h("span", { class: "ex-hit-more" }, one.label + " · linked to " + (one.to.length === ids.length ? "all " : one.to.length + " of ") + ids.length))),
      this.ties(one.relations.slice(0, LISTED)), one.relations.length > LISTED ? h("details", { class: "ex-types" }, h("summary", null, one.relations.length - LISTED + " more"), this.ties(one.relations.slice(LISTED))) : null,
      h("button", { class: "button", type: "button", "data-key": one.id, "aria-label": (here ? "Choose " : "Add ") + one.name, on: { click: () => explorer.expansion.add([one.id]) } }, here ? "Choose" : "Add"));
  }

  /* `ASML Holding produces it` */
  ties(some) { return h("ul", { class: "ex-way-words" }, some.map((each) => h("li", null, h("bdi", null, this.explorer.name(each.id)), " " + each.label + " it"))); }

  /* The neighbour, those it is linked to, and the lines between, as far as they are on the canvas. */
  around(one) {
    const to = new Set(one.to), lines = [...this.explorer.links.values()].filter((link) => (link.from === one.id && to.has(link.to)) || (link.to === one.id && to.has(link.from)));
    return { entities: [one.id, ...one.to], relationships: lines.map((link) => link.id) };
  }
}
