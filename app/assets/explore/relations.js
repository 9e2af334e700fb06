/* Where one can go from an entity, with counts, before anything is brought: by relation and direction, and by class. */
import { h } from "../common/dom.js";
import { relation as relationOf } from "./lines.js";

const amount = (number) => number.toLocaleString("en-GB");

/* Who of the neighbours is on the canvas: by relation, each with the class of the neighbour. */
function here(explorer, id) {
  const on = new Set(explorer.expansion.have), found = new Map();
  explorer.links.forEach((link) => {
    if (link.from === link.to || (link.from !== id && link.to !== id)) return;
    const other = link.from === id ? link.to : link.from, key = relationOf(link, id);
    if (on.has(other)) found.set(key, (found.get(key) || new Map()).set(other, explorer.data.get(other).kind));
  });
  return found;
}

/* How many neighbours an expansion along all relations brings: the sources that something cites come only when they are
   asked for, as the server has it. */
const CITED = "cites-out";
function uncited(explorer, id, { total, links }) {
  const cited = links.find((each) => each.relation === CITED), source = (explorer.data.get(id) || {}).kind === "Source";
  return total - (cited && !source ? cited.neighbours : 0);
}

/* An entry with a way to what stands behind it: a press on its end, or the right arrow, opens that. */
function entry(menu, { words, hint, then, behind = null, ahead = null, off = false }) {
  const leave = (to) => { menu.close(); to(); };
  const item = h("button", { class: "ex-menu-item", role: "menuitem", tabindex: -1, disabled: off || null, "aria-haspopup": behind ? "menu" : null }, h("span", { class: "ex-menu-words", dir: "auto" }, words), h("span", { class: "ex-menu-hint" }, hint), behind ? h("span", { class: "ex-menu-behind", title: "By class (right arrow)", "aria-hidden": "true" }, "▸") : null);
  item.addEventListener("click", (event) => leave(behind && event.target.closest(".ex-menu-behind") ? behind : then));
  item.addEventListener("keydown", (event) => {
    const to = { ArrowRight: behind, ArrowLeft: ahead }[event.key];
    if (to) { event.preventDefault(); event.stopPropagation(); leave(to); }
  });
  return item;
}

export class Relations {
  constructor(explorer) {
    this.explorer = explorer;
    explorer.on("crowded", ({ id }) => this.open(id, { crowded: true }));
    explorer.more = (given) => this.more(given);
  }

  /* Asks for the counts and shows them at a place of the window, below a button, or beside the entity. */
  async open(id, { at = this.beside(id), opener = null, back = null, crowded = false } = {}) {
    const { explorer } = this, found = await explorer.ask("links", { id }, { words: "Counting what leads from " + explorer.name(id), instead: "links" });
    if (!found) return;
    const total = uncited(explorer, id, found);
    if (crowded && total <= explorer.begin.step) { explorer.expansion.expand(id, { all: true }); return; }
    this.shown = { id, at, opener, back, found, total, here: here(explorer, id) };
    this.list();
  }

  /* A place of the window next to an element of the canvas, or the middle of the canvas. */
  beside(id) {
    const { cy, box } = this.explorer.canvas, frame = box.getBoundingClientRect(), one = cy.getElementById(id), place = one.nonempty() ? (one.isNode() ? one.renderedPosition() : one.renderedMidpoint()) : { x: frame.width / 2, y: frame.height / 2 };
    return { x: frame.left + Math.max(0, Math.min(place.x + 14, frame.width)), y: frame.top + Math.max(0, Math.min(place.y + 10, frame.height)) };
  }

  show(name, heading, entries) {
    const { opener, at } = this.shown, { menu } = this.explorer;
    if (opener) { menu.under(opener, name, entries, heading); return; }
    this.explorer.keys.frame.focus({ preventScroll: true });
    menu.show({ ...at, name, heading, entries });
  }

  expand(given) { return this.explorer.expansion.expand(this.shown.id, { all: true, ...given }); }

  list() {
    const { id, found, back } = this.shown, name = this.explorer.name(id), { menu } = this.explorer;
    if (!found.links.length) { this.explorer.say("Nothing in the graph leads to or from " + name + "."); return; }
    this.show("Relations of " + name, name, [this.first(), null, ...found.links.map((link) => this.relation(link)), ...this.classes(), ...(back ? [null, entry(menu, { words: "Back", hint: "", then: back, ahead: back })] : [])]);
  }

  /* The neighbours on the canvas that an expansion along all relations would bring, each once. */
  get known() { return new Set([...this.shown.here].filter(([relation]) => this.shown.total === this.shown.found.total || relation !== CITED).flatMap(([, each]) => [...each.keys()])); }

  first() {
    const { total } = this.shown, { step } = this.explorer.begin, shown = Math.min(this.known.size, total), left = total - shown;
    const words = left > step ? "All, most connected first: next " + step : left ? "All " + (shown ? amount(left) + " others" : amount(total)) : "All are on the canvas";
    return entry(this.explorer.menu, { words, hint: amount(shown) + " of " + amount(total) + " shown", off: !left, then: () => this.expand({}) });
  }

  relation(link) {
    const on = this.shown.here.get(link.relation), shown = on ? on.size : 0;
    return entry(this.explorer.menu, { words: link.label, hint: this.said(shown, link.neighbours), off: shown >= link.neighbours, then: () => this.expand({ relation: link.relation }), behind: link.classes.length > 1 && shown < link.neighbours ? () => this.within(link) : null });
  }

  said(shown, all, most = "") { return !shown ? most + amount(all) : shown >= all ? "all " + amount(all) + " shown" : amount(shown) + " of " + most + amount(all) + " shown"; }

  /* The neighbours of one relation by class. */
  within(link) {
    const { menu } = this.explorer, on = this.shown.here.get(link.relation) || new Map(), back = () => this.list(), name = this.explorer.name(this.shown.id);
    const entries = link.classes.map((each) => {
      const shown = [...on.values()].filter((kind) => kind === each.kind).length;
      return entry(menu, { words: each.label, hint: this.said(shown, each.neighbours), off: shown >= each.neighbours, ahead: back, then: () => this.expand({ relation: link.relation, kind: each.kind }) });
    });
    this.show(name + " " + link.label + ", by class", name + " " + link.label, [...entries, null, entry(menu, { words: "All relations", hint: "", ahead: back, then: back })]);
  }

  /* The neighbours of all relations by class. One that several relations lead to is one neighbour: what they count
     together is then the most that it can be. */
  classes() {
    const { found } = this.shown, sums = new Map();
    found.links.flatMap((link) => link.classes).forEach(({ kind, label, neighbours }) => { const one = sums.get(kind) || { label, sum: 0, times: 0 }; sums.set(kind, { label, sum: one.sum + neighbours, times: one.times + 1 }); });
    if (sums.size < 2) return [];
    const on = new Map([...this.shown.here.values()].flatMap((each) => [...each])), here = (kind) => [...on.values()].filter((each) => each === kind).length;
    const entries = [...sums].sort(([, a], [, b]) => b.sum - a.sum).map(([kind, { label, sum, times }]) => entry(this.explorer.menu, { words: label, hint: this.said(here(kind), sum, times > 1 ? "up to " : ""), off: here(kind) >= sum, then: () => this.expand({ kind }) }));
    return [null, h("div", { class: "ex-menu-head ex-menu-sub", role: "presentation" }, "By class"), ...entries];
  }

  /* Beside “100 of 340 shown”. */
  more({ id, relation, kind }) {
    const { expansion, begin } = this.explorer;
    const next = h("button", { class: "button", type: "button", on: { click: () => expansion.expand(id, { relation, kind, all: true }) } }, "Show " + begin.step + " more");
    const by = h("button", { class: "button", type: "button", "aria-haspopup": "menu", on: { click: () => this.open(id, { opener: by }) } }, "By relation");
    return [next, by];
  }
}

