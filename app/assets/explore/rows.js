/* The entities and relationships on the canvas as rows: columns, what stands in a cell, how rows are sorted and found. */
import { at } from "./view.js";

const DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
const titled = (words) => words.charAt(0).toUpperCase() + words.slice(1).replaceAll("_", " ");
const verified = (said) => (said === true ? "yes" : said === false ? "no" : "");
const number = (value) => (typeof value === "number" ? value.toLocaleString("en-GB") : "");

/* A day as it is read: "2024-12-31", "2024-12" or "2024". */
export function day(value) {
  const [year, month, at] = value.split("-");
  return [at && Number(at), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}
const isDay = (value) => typeof value === "string" && DAY.test(value);

/* A column: its heading, what a cell says, and by what it is sorted (the words when nothing else is given). `also` is
   what a filter finds beside the words. */
const column = (key, label, words, value = words, more = {}) => ({ key, label, words, value, ...more });

/* A day only as exactly as it is known: of a year the last day stands for it in the graph. */
const EXACT = { year: 4, month: 7 };
const known = (one, key) => one.facts[key].slice(0, EXACT[one.facts[key + "_precision"]] || 10);

/* The days that some of them state, each a column of its own; `label` names them. */
function days(ones, label) {
  const keys = new Map();
  ones.forEach((one) => Object.entries(one.facts || {}).forEach(([key, value]) => { if (isDay(value) && !/year$/.test(key)) keys.set(key, keys.get(key) || label(one, key)); }));
  return [...keys].map(([key, words]) => column("day-" + key, words, (one) => (isDay(one.facts[key]) ? day(known(one, key)) : ""), (one) => (isDay(one.facts[key]) ? one.facts[key] : "")));
}

const said = (explorer) => [
  column("sources", "Sources", (one) => number(one.sources.length), (one) => one.sources.length, { number: true, also: (one) => one.sources.map((id) => id + " " + explorer.name(id)).join(" ") }),
  column("confidence", "Confidence", (one) => one.confidence || "", (one) => ({ low: 1, medium: 2, high: 3 })[one.confidence] || one.confidence || null),
  column("verified", "Verified", (one) => verified(one.verified)),
];

/* Whether an entity is pinned, hidden, filtered away, or not valid on the day. */
export function state(explorer, one) {
  const placed = at(explorer.view, one.id), { entities, faded } = explorer.off;
  return [placed && placed.pinned && "pinned", placed && placed.hidden && "hidden", entities.has(one.id) && "filtered away", faded.has(one.id) && "not valid on the day"].filter(Boolean).join(", ");
}

export function entityColumns(explorer, ones) {
  const label = (one, key) => { const known = explorer.begin.classes[one.kind]; return (known && known.attributes[key]) || titled(key); };
  return [
    column("name", "Name", (one) => one.name, undefined, { glyph: (one) => one.look }),
    column("class", "Class", (one) => one.label),
    column("home", "Home", (one) => one.home_name),
    column("degree", "Relationships", (one) => number(one.degree), (one) => one.degree, { number: true }),
    ...(ones.some((one) => one.fact) ? [column("fact", "What is said", (one) => one.fact || "")] : []),
    ...days(ones, label), ...said(explorer),
    column("state", "On the canvas", (one) => state(explorer, one)),
  ].map(titling);
}

export function linkColumns(explorer, ones) {
  return [
    column("from", "From", (one) => explorer.name(one.from), undefined, { glyph: (one) => (explorer.data.get(one.from) || {}).look }),
    column("relation", "Relation", (one) => one.label),
    column("to", "To", (one) => explorer.name(one.to), undefined, { glyph: (one) => (explorer.data.get(one.to) || {}).look }),
    column("fact", "What it says", (one) => one.fact || ""),
    ...days(ones, (_, key) => titled(key)), ...said(explorer),
    column("state", "On the day", (one) => (one.holds ? "" : "not in force")),
  ].map(titling);
}

const titling = (one) => ({ ...one, label: titled(one.label) });

/* Stable; what is unknown stands last, whichever way it is sorted. */
export function sorted(ones, column, down) {
  if (!column) return ones;
  const seen = ones.map((one) => { const value = column.value(one); return { one, value, known: value !== null && value !== undefined && value !== "" }; });
  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : order.compare(String(a), String(b)));
  return seen.sort((a, b) => (a.known && b.known ? (down ? -1 : 1) * compare(a.value, b.value) : Number(b.known) - Number(a.known))).map((each) => each.one);
}

/* Every word of each filter stands in the row, or in the one column that the filter is for. `lines` keeps, by row, what
   has been looked through. */
export function found(ones, columns, filters, lines) {
  const tests = filters.map(({ key, text }) => ({ only: columns.find((each) => each.key === key), words: text.toLowerCase().split(/\s+/).filter(Boolean) })).filter((each) => each.words.length);
  if (!tests.length) return ones;
  const said = (one, column) => (column.words(one) + (column.also ? " " + column.also(one) : "")).toLowerCase();
  const whole = (one) => { if (!lines.has(one)) lines.set(one, columns.map((each) => said(one, each)).join("\n")); return lines.get(one); };
  return ones.filter((one) => tests.every(({ only, words }) => { const line = only ? said(one, only) : whole(one); return words.every((word) => line.includes(word)); }));
}
