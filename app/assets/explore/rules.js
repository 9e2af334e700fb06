/* What the filter takes away: an entity or relationship with a hidden value, or without what is asked for.
   The server has the same rule for exports: app/canvas/shown.py. */
const stated = (value) => !(value === undefined || value === null || value === "" || (Array.isArray(value) && !value.length));
const list = (value) => (Array.isArray(value) ? value : [value]);
const NUMBER = /^[ \t\n\r\f\v]*([+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?)?[ \t\n\r\f\v]*$/i;
const larger = (a, b) => (typeof a === "number" && NUMBER.test(b) ? a - Number(b) : String(a) < String(b) ? -1 : Number(String(a) > String(b)));

const TESTS = {
  contains: (value, wanted) => list(value).some((each) => String(each).toLowerCase().includes(wanted.toLowerCase())),
  equals: (value, wanted) => list(value).some((each) => String(each).toLowerCase() === wanted.toLowerCase()),
  above: (value, wanted) => list(value).some((each) => larger(each, wanted) > 0),
  below: (value, wanted) => list(value).some((each) => larger(each, wanted) < 0),
  stated: () => true,
};

export function meets(one, { property, is, value }) {
  const said = property === "name" ? one.name : one.facts[property];
  if (is === "missing") return !stated(said);
  return stated(said) && TESTS[is](said, String(value ?? ""));
}

/* All its sources are hidden; of what names none, the empty one. Or all that loaded it. */
const all = (values, hidden) => values.length > 0 && values.every((each) => hidden.includes(each));
const unsourced = (one, hidden) => hidden.length > 0 && (all(one.sources.length ? one.sources : [""], hidden) || all(one.loaded_by, hidden));
const late = (one, asof) => !one.holds && asof === "hide";

/* Why an entity, or a relationship, is not shown, by the part of the filter that says so. */
const OF_BOTH = {
  source: (one, { hide }) => unsourced(one, hide.source),
  confidence: (one, { hide }) => hide.confidence.includes(one.confidence || ""),
  asof: (one, { asof }) => late(one, asof),
};
export const REASONS = {
  entities: { class: (one, { hide }) => hide.class.includes(one.look) || hide.class.includes(one.kind), ...OF_BOTH, where: (one, { where }) => !where.every((each) => meets(one, each)) },
  relationships: { type: (one, { hide }) => hide.type.includes(one.type), ...OF_BOTH },
};
const gone = (one, view, reasons) => Object.values(reasons).some((each) => each(one, view));

/* The ids that the document's filter hides, and those that fade because they do not hold on the day. */
export function offside({ view, data, links }) {
  const entities = new Set(), relationships = new Set(), faded = new Set();
  const sort = (one, off, reasons) => {
    if (!one.holds && view.asof === "fade") faded.add(one.id);
    if (gone(one, view, reasons)) off.add(one.id);
  };
  view.entities.forEach(({ id }) => { if (data.has(id)) sort(data.get(id), entities, REASONS.entities); });
  links.forEach((one) => sort(one, relationships, REASONS.relationships));
  return { entities, relationships, faded };
}
