/* What the filter hides, and how it is changed: the legend and the panel of filters share it. */
import { count } from "../common/dom.js";
import { EMPTY, toggled } from "./view.js";
import { REASONS } from "./rules.js";

const looks = { structure: false };

/* Hides the value of a kind ("class", "type", "source", "confidence"), or shows it again. */
export function toggle(explorer, kind, value, words) {
  const off = explorer.view.hide[kind].includes(value);
  set(explorer, (off ? "Showed " : "Hid ") + words, { [kind]: toggled(explorer.view.hide[kind], value) });
}

/* Shows of these values one alone, or all. */
export function only(explorer, kind, value, values, words) {
  const others = values.filter((each) => each !== value), kept = explorer.view.hide[kind].filter((each) => each !== value && !others.includes(each));
  set(explorer, "Showed only " + words, { [kind]: [...kept, ...others] });
}
export const every = (explorer, kind, values, words) => set(explorer, "Showed " + words, { [kind]: explorer.view.hide[kind].filter((each) => !values.includes(each)) });

const set = (explorer, words, hide) => explorer.change(words, (view) => ({ ...view, hide: { ...view.hide, ...hide } }), looks);
export const conditions = (explorer, words, where) => explorer.change(words, (view) => ({ ...view, where }), looks);
export const asOf = (explorer, asof, words) => explorer.change(words, (view) => ({ ...view, asof }), looks);

/* Everything that the filter hides is shown again. What was hidden by hand stays hidden. */
export function everything(explorer) {
  explorer.change("Showed everything that the filter hid", (view) => ({ ...view, hide: EMPTY.hide, where: [], asof: view.asof === "hide" ? "fade" : view.asof }), looks);
}
export const filtered = ({ view }) => view.asof === "hide" || view.where.length > 0 || Object.values(view.hide).some((each) => each.length > 0);

/* How many on the canvas there are, how many the filter hides, in all and by each of its parts. */
export function tally(explorer) {
  const { view, data, off } = explorer, entities = view.entities.filter((each) => !each.hidden && data.has(each.id)).map((each) => data.get(each.id)), relationships = explorer.among();
  const shown = explorer.shown(), by = {};
  const add = (some, reasons, name) => Object.entries(reasons).forEach(([part, is]) => { by[part] = { entities: 0, relationships: 0, ...by[part], [name]: some.filter((each) => is(each, view)).length }; });
  add(entities, REASONS.entities, "entities");
  add(relationships, REASONS.relationships, "relationships");
  return { entities, relationships, shown, off, by, hidden: { entities: entities.length - shown.entities.length, relationships: relationships.length - shown.relationships.length }, byHand: view.entities.filter((each) => each.hidden).length };
}

/* "3 entities and 1 relationship"; the empty text for none. */
export const amounts = ({ entities, relationships }) => [entities && count(entities, "entity", "entities"), relationships && count(relationships, "relationship")].filter(Boolean).join(" and ");

/* How many of each value there are, and how many of these are shown; most first, then by label. */
export function counted(all, shown, values, label) {
  const found = new Map(), add = (some, name) => some.forEach((one) => values(one).forEach((value) => { const row = found.get(value) || { value, total: 0, shown: 0 }; row[name] += 1; found.set(value, row); }));
  add(all, "total");
  add(shown, "shown");
  return [...found.values()].map((row) => ({ ...row, label: label(row.value) })).sort((a, b) => b.total - a.total || a.label.localeCompare(b.label, "en"));
}
export const amount = ({ shown, total }) => (shown === total ? total.toLocaleString("en-GB") : shown.toLocaleString("en-GB") + " of " + total.toLocaleString("en-GB"));
export const capital = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);

export const classLabel = ({ begin }, kind) => (begin.classes[kind] ? begin.classes[kind].label : kind);
export const typeLabel = ({ begin }, type) => (begin.relations[type] ? begin.relations[type].label : type.toLowerCase().replaceAll("_", " "));
