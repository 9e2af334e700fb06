/* Conditions on a property: only entities for which all of them hold are shown. */
import { fill, h } from "../common/dom.js";
import * as hiding from "./hiding.js";
import { meets } from "./rules.js";

const COMPARISONS = [["contains", "contains"], ["equals", "is"], ["above", "is above"], ["below", "is below"], ["stated", "is stated"], ["missing", "is missing"]];
const APART = ["sources", "loaded_by", "confidence", "claims"], MOST = 20, MOST_SUGGESTED = 200;
const bare = (is) => is === "stated" || is === "missing";
const draft = { property: "", is: "contains", value: "" };

/* The conditions that are set, each with a way to take it out, and a line to add one. */
export function properties(explorer, all) {
  const { where } = explorer.view, known = attributes(explorer, all);
  const line = (each, at) => h("li", null, h("span", { dir: "auto" }, said(known, each)), h("span", { class: "count" }, "hides " + all.entities.filter((one) => !meets(one, each)).length.toLocaleString("en-GB")),
    h("button", { class: "ex-link", type: "button", "data-key": "drop:" + at, "aria-label": "Remove: " + said(known, each), on: { click: () => hiding.conditions(explorer, "Took a condition out", where.filter((_, nth) => nth !== at)) } }, "Remove"));
  return h("div", null, where.length ? h("ul", { class: "ex-conditions" }, where.map(line)) : h("p", { class: "ex-note" }, "Show only entities of which something is true. What does not have the property is hidden too."), where.length < MOST ? adding(explorer, all, known) : h("p", { class: "ex-note" }, "No more than " + MOST + " conditions can be set."));
}

const said = (known, { property, is, value }) => (known.get(property) || property) + " " + COMPARISONS.find(([key]) => key === is)[1] + (bare(is) ? "" : " “" + value + "”");

/* The properties of the classes on the canvas by name, with their labels in alphabetical order. */
function attributes(explorer, { entities }) {
  const found = new Map([["name", "Name"]]), kinds = new Set(entities.map((each) => each.kind));
  kinds.forEach((kind) => Object.entries((explorer.begin.classes[kind] || {}).attributes || {}).forEach(([name, label]) => found.set(name, label)));
  entities.forEach((each) => Object.keys(each.facts).forEach((name) => { if (!found.has(name)) found.set(name, hiding.capital(name.replaceAll("_", " "))); }));
  return new Map([...found].filter(([name]) => !APART.includes(name)).sort((a, b) => a[1].localeCompare(b[1], "en")));
}

function adding(explorer, all, known) {
  const stating = (name) => all.entities.filter((one) => meets(one, { property: name, is: "stated" })).length;
  if (!known.has(draft.property)) draft.property = [...known.keys()].find((name) => name !== "name" && stating(name)) || "name";
  const option = ([value, label], chosen) => h("option", { value, selected: value === chosen }, label);
  const values = h("datalist", { id: "ex-where-values" }), field = h("input", { type: "text", maxlength: 200, list: "ex-where-values", dir: "auto", "aria-label": "Value", "data-key": "where-value", value: draft.value, hidden: bare(draft.is) });
  const property = h("select", { "aria-label": "Property", "data-key": "where-property" }, [...known].map(([name, label]) => option([name, label + " (" + stating(name).toLocaleString("en-GB") + ")"], draft.property)));
  const is = h("select", { "aria-label": "Comparison", "data-key": "where-is" }, COMPARISONS.map((each) => option(each, draft.is)));
  const follow = () => { Object.assign(draft, { property: property.value, is: is.value, value: field.value }); field.hidden = bare(draft.is); add.disabled = !bare(draft.is) && !draft.value.trim(); };
  const add = h("button", { class: "button", type: "submit", "data-key": "where-add" }, "Add condition");
  property.addEventListener("change", () => { follow(); suggest(values, all, draft.property); });
  [is, field].forEach((each) => each.addEventListener("input", follow));
  follow();
  suggest(values, all, draft.property);
  const submit = (event) => { event.preventDefault(); const one = { property: draft.property, is: draft.is, value: bare(draft.is) ? "" : draft.value.trim() }; draft.value = ""; hiding.conditions(explorer, "Showed only where " + said(known, one), [...explorer.view.where, one]); };
  return h("form", { class: "ex-where", on: { submit } }, property, is, field, values, add);
}

/* What stands there among the entities, to choose from. */
function suggest(place, { entities }, property) {
  const found = new Set(entities.flatMap((one) => (property === "name" ? one.name : one.facts[property] ?? [])).map(String));
  fill(place, [...found].sort().slice(0, MOST_SUGGESTED).map((value) => h("option", { value })));
}
