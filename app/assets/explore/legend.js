/* The legend: what is on the canvas and nothing else, with counts. Each class and relationship is a switch that hides it. */
import { count, fill, h } from "../common/dom.js";
import { glyph, sample, swatch } from "./glyphs.js";
import * as hiding from "./hiding.js";

const NARROW = 600, GAP = 2;

export function legend(explorer) {
  const place = document.getElementById("explore--legend"), open = new Set();
  let drawn = "";
  const renew = (anew) => {
    const said = facts(explorer), now = JSON.stringify(said);
    if (now === drawn && anew !== true) return;
    drawn = now;
    keepingFocus(place, () => fill(place, ...rows(explorer, said, open, () => renew(true))));
    fold(place, open);
  };
  ["changed", "learned", "coloured"].forEach((event) => explorer.on(event, renew));
  explorer.on("restyled", () => renew(true));
  new ResizeObserver(() => fold(place, open)).observe(place);
}

/* What the legend says, as data: it is drawn again only when this changes. */
function facts(explorer) {
  const { view, data, canvas } = explorer, all = hiding.tally(explorer), { entities, relationships, shown } = all;
  const classes = hiding.counted(entities, shown.entities, (one) => [one.look], (look) => hiding.classLabel(explorer, look));
  const types = hiding.counted(relationships, shown.relationships, (one) => [one.type], (type) => hiding.typeLabel(explorer, type));
  const beside = explorer.shown().relationships.filter((each) => explorer.canvas.lines.aside(each)).length, asides = beside ? { amount: beside, drawn: Boolean(explorer.asides) } : null;
  const pinned = view.entities.filter((each) => each.pinned && !each.hidden && data.has(each.id)).length;
  return { asides, classes, types, off: view.hide, styles: view.styles, pinned, asides: canvas.cy ? canvas.cy.edges(".beside").length > 0 : false, faded: explorer.off ? explorer.off.faded.size : 0, hidden: all.hidden, byHand: all.byHand, filtered: hiding.filtered(explorer), colouring: explorer.colouring || null };
}

function rows(explorer, said, open, renew) {
  if (!said.classes.length) return [];
  const more = (name) => { if (open.has(name)) open.delete(name); else open.add(name); renew(); };
  return [
    row("classes", "Classes", said.classes.map((each) => key(explorer, "class", each, glyph(explorer, each.value), said)), more, open, end(explorer, said)),
    row("types", "Relationships", said.types.map((each) => key(explorer, "type", each, sample((explorer.begin.relations[each.value] || {}).line || "solid"), said)), more, open),
    colouring(said.colouring, more, open),
    how(said),
  ];
}

function row(name, label, items, more, open, last = []) {
  if (!items.length) return null;
  const all = h("button", { class: "ex-all", type: "button", "data-key": "all:" + name, "data-of": items.length, "aria-expanded": String(open.has(name)), on: { click: () => more(name) } }, open.has(name) ? "Fewer" : "All " + items.length);
  return h("div", { class: "ex-legend-row", "data-row": name }, h("ul", { "aria-label": label }, items.map((each) => h("li", null, each))), all, last);
}

/* A switch: pressed while it is shown. */
function key(explorer, kind, each, drawing, said) {
  const off = said.off[kind].includes(each.value), amount = hiding.amount(each), changed = kind === "class" && said.styles[each.value];
  const words = hiding.capital(each.label), name = words + ", " + amount + (off ? ", hidden" : ", shown") + (changed ? ", drawn as this view has it" : "");
  return h("button", { class: "ex-key", type: "button", "data-key": kind + ":" + each.value, "aria-pressed": String(!off), "aria-label": name, title: off ? "Show these again" : "Hide these", on: { click: () => hiding.toggle(explorer, kind, each.value, words) } }, drawing, h("span", { class: "ex-key-words" }, words), h("span", { class: "count" }, amount), changed ? h("span", { class: "ex-changed" }, "changed") : null);
}

/* The colours in use with their counts. */
function colouring(said, more, open) {
  if (!said) return null;
  const keys = said.legend.map((each) => h("span", { class: "ex-colour", "data-key": "colour:" + each.key }, swatch(each.fill), h("span", null, each.label), h("span", { class: "count" }, each.count.toLocaleString("en-GB"))));
  return row("colours", "Colours", keys, more, open);
}

/* How to read it. */
function how(said) {
  const parts = ["Shape: class.", said.colouring ? "" : "Colour: family.", "Arrow: subject to object.", said.faded ? "Dashed and paler: does not hold on the day." : "", said.pinned ? "Double outline: pinned." : "", said.asides ? "Lines among the neighbours show when one is pointed at or chosen." : ""];
  return h("p", { class: "how" }, said.colouring ? h("span", { class: "ex-meaning" }, said.colouring.said + " The value stands with each name.") : null, h("span", null, parts.filter(Boolean).join(" ")));
}

/* What is hidden, and the way to have it back; the way to other colours and forms. */
function end(explorer, said) {
  const back = (words, title, key, then, to) => (words ? h("span", { class: "ex-hidden", title }, words, h("button", { class: "ex-link", type: "button", "data-key": key, on: { click: then } }, to)) : null);
  const { entities, relationships } = said.hidden;
  return [
    back(said.filtered && entities + relationships ? (entities + relationships).toLocaleString("en-GB") + " hidden by the filter." : "", hiding.amounts(said.hidden), "everything", () => hiding.everything(explorer), "Show everything"),
    back(said.byHand ? said.byHand.toLocaleString("en-GB") + " hidden by hand." : "", count(said.byHand, "entity", "entities"), "restore", () => explorer.actions.restore(), "Bring back"),
    h("button", { class: "ex-link", type: "button", "data-key": "style", title: "Change how a class is drawn in this view", on: { click: (event) => explorer.emit("style", event.currentTarget) } }, "Colours and forms"),
  ];
}

/* One line each, two where it is narrow, and for colours; what does not fit stands behind "All n". */
function fold(place, open) {
  place.querySelectorAll(".ex-legend-row").forEach((one) => {
    const items = [...one.querySelectorAll("li")], all = one.querySelector(".ex-all"), lines = place.clientWidth < NARROW || one.dataset.row === "colours" ? 2 : 1;
    const over = () => items.filter((each) => each.offsetTop > items[0].offsetTop + (lines - 0.5) * (items[0].offsetHeight + GAP));
    items.forEach((each) => { each.hidden = false; });
    all.hidden = true;
    const wraps = over().length > 0;
    all.hidden = !wraps;
    if (wraps && !open.has(one.dataset.row)) over().forEach((each) => { each.hidden = true; });
  });
}

function keepingFocus(place, then) {
  const on = place.contains(document.activeElement) ? document.activeElement.dataset.key : "";
  then();
  const again = on && place.querySelector('[data-key="' + CSS.escape(on) + '"]');
  if (again) again.focus();
}
