/* The panel "Filter": what is shown, by class, relationship, source, confidence, day and property. Nothing moves. */
import { fill, h } from "../common/dom.js";
import { glyph, sample } from "./glyphs.js";
import * as hiding from "./hiding.js";
import { properties } from "./properties.js";
import { named } from "./named.js";

const LONG = 10, NAME = "filter", PLATE = "plate|";
const ASOF = [["fade", "Fade it"], ["hide", "Hide it"], ["show", "Show it like the rest"]];

export function filters(explorer) {
  const panel = new Filters(explorer), open = (button) => explorer.panel.toggle(NAME, "Filter", () => panel.content(), button);
  const button = explorer.bar.add("Filter", { order: 62, then: open, state: () => ({ pressed: explorer.panel && explorer.panel.name === NAME }) });
  const renew = () => { marked(explorer, button); explorer.panel.renew(NAME); };
  ["changed", "learned", "named"].forEach((event) => explorer.on(event, renew));
  explorer.on("drawn", () => plates(explorer));
}

/* The name that some lines share goes with them when all of them are hidden. */
function plates({ canvas, links, view }) {
  const { lines, cy } = canvas;
  if (!view.bundles.length) return;
  const run = new Set([...links.keys()].filter((id) => { const edge = cy.getElementById("r|" + id); return edge.nonempty() && !edge.hasClass("off") && !edge.source().hasClass("off") && !edge.target().hasClass("off"); }).map((id) => lines.bundle(links.get(id))).filter(Boolean).map(({ hub, bundle }) => hub + "|" + bundle.relations.join(".")));
  cy.batch(() => cy.nodes(".plate").forEach((node) => { node.toggleClass("off", !run.has(node.id().slice(PLATE.length))); }));
}

/* The button carries how many are hidden, and stays as wide as it is. */
function marked(explorer, button) {
  const hidden = hiding.filtered(explorer) ? hiding.tally(explorer).hidden : null, amount = hidden ? hidden.entities + hidden.relationships : 0;
  button.dataset.hidden = amount ? (amount > 999 ? "999+" : String(amount)) : "";
  button.title = amount ? "The filter hides " + hiding.amounts(hidden) : "What is shown and what is hidden";
}

class Filters {
  constructor(explorer) { Object.assign(this, { explorer, sought: {}, open: { class: true, type: true, asof: true } }); }

  content() {
    const { explorer } = this, all = hiding.tally(explorer), hidden = hiding.amounts(all.hidden), { view } = explorer;
    named(explorer, all);
    return h("div", { class: "ex-filters" },
      h("p", { class: "ex-sum", role: "status" }, hidden ? "Hidden by the filter: " + hidden + "." : "The filter hides nothing."),
      h("button", { class: "button", type: "button", "data-key": "everything", disabled: !hiding.filtered(explorer), on: { click: () => hiding.everything(explorer) } }, "Show everything"),
      this.section("class", "Class", all.by.class, () => this.classes(all)),
      this.section("type", "Relationship", all.by.type, () => this.list("type", this.types(all))),
      this.section("asof", "What does not hold on the day", all.by.asof, () => this.asOf(all)),
      this.section("confidence", "Confidence", all.by.confidence, () => this.list("confidence", this.confidences(all))),
      this.section("source", "Source", all.by.source, () => this.sources(all)),
      this.section("where", "Property", all.by.where, () => properties(explorer, all), view.where.length),
    );
  }

  /* A part that opens and closes; its head says how many it hides. */
  section(name, label, by, content, amount = 0) {
    const hides = by ? hiding.amounts({ entities: 0, relationships: 0, ...by }) : "", set = hides || amount;
    const head = h("summary", { "data-key": "head:" + name }, h("span", { class: "ex-part" }, label), set ? h("span", { class: "count" }, hides ? "hides " + hides : "hides nothing") : null);
    const box = h("details", { class: "ex-section", open: this.open[name] ?? Boolean(set) }, head, content());
    box.addEventListener("toggle", () => { this.open[name] = box.open; });
    return box;
  }

  classes(all) {
    const { explorer } = this, label = (kind) => hiding.capital(hiding.classLabel(explorer, kind)), kinds = hiding.counted(all.entities, all.shown.entities, (one) => [one.kind], label);
    const looks = hiding.counted(all.entities, all.shown.entities, (one) => [one.look], label).map((each) => ({ ...each, drawing: () => glyph(explorer, each.value) }));
    const within = (look) => kinds.filter((each) => explorer.begin.classes[each.value] && explorer.begin.classes[each.value].look === look && each.value !== look);
    return this.list("class", looks.flatMap((each) => [each, ...within(each.value).map((kind) => ({ ...kind, inner: each.value }))]));
  }

  types({ relationships, shown }) {
    const { explorer } = this;
    return hiding.counted(relationships, shown.relationships, (one) => [one.type], (type) => hiding.capital(hiding.typeLabel(explorer, type))).map((each) => ({ ...each, drawing: () => sample((explorer.begin.relations[each.value] || {}).line || "solid") }));
  }

  confidences({ entities, relationships, shown }) {
    const both = [...entities, ...relationships], order = ["high", "medium", "low"], rank = (value) => (value ? (order.indexOf(value) + order.length + 1) % (order.length + 1) : 9);
    return hiding.counted(both, [...shown.entities, ...shown.relationships], (one) => [one.confidence || ""], (value) => (value ? hiding.capital(value) : "None stated")).sort((a, b) => rank(a.value) - rank(b.value));
  }

  sources({ entities, relationships, shown }) {
    const { explorer } = this, both = [...entities, ...relationships], left = [...shown.entities, ...shown.relationships], name = (id) => (id ? explorer.named.get(id) || id : "No source named");
    const loaders = hiding.counted(both, left, (one) => one.loaded_by, name), publications = hiding.counted(both, left, (one) => (one.sources.length ? one.sources : [""]), name);
    return [h("h3", null, "Loaded from"), this.list("source", loaders, "loader"), h("h3", null, "Publication"), h("p", { class: "ex-note" }, "What several publications say stays until all of them are hidden."), this.list("source", publications)].flat();
  }

  asOf(all) {
    const { explorer } = this, late = [...all.entities, ...all.relationships].filter((one) => !one.holds).length;
    const radio = ([value, label]) => h("label", { class: "ex-check" }, h("input", { type: "radio", name: "ex-asof", value, checked: explorer.view.asof === value, "data-key": "asof:" + value, on: { change: () => hiding.asOf(explorer, value, "What does not hold on the day: " + label.toLowerCase()) } }), h("span", { class: "ex-check-words" }, label));
    return h("fieldset", { class: "ex-checks" }, h("legend", { class: "unseen" }, "What does not hold on the day"), h("p", { class: "ex-note" }, late ? late.toLocaleString("en-GB") + " on the canvas " + (late === 1 ? "does" : "do") + " not hold on the day: not yet begun, over, or suspended." : "All on the canvas holds on the day."), ASOF.map(radio));
  }

  /* A list of values to tick; a long one has a field to search within it. */
  list(kind, rows, name = kind) {
    const box = h("div", { class: "ex-checks", role: "group", "aria-label": name });
    const draw = () => fill(box, found(rows, this.sought[name]).map((each) => this.check(kind, rows, each)));
    draw();
    if (!rows.length) return h("p", { class: "ex-note" }, "There is none on the canvas.");
    const hidden = rows.filter((each) => this.explorer.view.hide[kind].includes(each.value)), all = hidden.length ? h("button", { class: "ex-link", type: "button", "data-key": "all:" + name, on: { click: () => hiding.every(this.explorer, kind, rows.map((each) => each.value), "all of them again") } }, "Show all of these") : null;
    if (rows.length <= LONG) return [box, all];
    const field = h("input", { class: "ex-within", type: "search", placeholder: "Find among " + rows.length, "aria-label": "Find in this list", "data-key": "within:" + name, value: this.sought[name] || "" });
    field.addEventListener("input", () => { this.sought[name] = field.value; draw(); });
    return [field, box, all];
  }

  check(kind, rows, each) {
    const { explorer } = this, { hide } = explorer.view, under = each.inner && hide.class.includes(each.inner), own = rows.filter((row) => !row.inner || each.inner).filter((row) => row.inner === each.inner).map((row) => row.value);
    const box = h("input", { type: "checkbox", checked: !under && !hide[kind].includes(each.value), disabled: Boolean(under), "data-key": kind + ":" + each.value, on: { change: () => hiding.toggle(explorer, kind, each.value, each.label) } });
    const alone = h("button", { class: "ex-link ex-only", type: "button", "data-key": "only:" + kind + ":" + each.value, "aria-label": "Only " + each.label, disabled: Boolean(under) || own.length < 2, on: { click: () => hiding.only(explorer, kind, each.value, own, each.label) } }, "Only");
    return h("div", { class: "ex-check-row" + (each.inner ? " inner" : "") }, h("label", { class: "ex-check" }, box, each.drawing ? each.drawing() : null, h("span", { class: "ex-check-words", dir: "auto" }, each.label), h("span", { class: "count" }, hiding.amount(each))), alone);
  }
}

const found = (rows, sought) => { const wanted = (sought || "").trim().toLowerCase(); return wanted ? rows.filter((each) => each.label.toLowerCase().includes(wanted)) : rows; };
