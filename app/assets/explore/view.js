/* The document: what is on the canvas, where, and how it is looked at. Documents are never changed; each function here
   gives a new one. Its form is that of the file a person saves: see app/canvas/document.py. */

export const EMPTY = {
  chokepoint: "view", version: 1, name: "", on: null, toward: "", by: null, scenario: { scenario: "", without: "", add: "" }, focus: "",
  entities: [], bundles: [], groups: [], layout: "relations", colour: "class",
  hide: { class: [], type: [], source: [], confidence: [] }, where: [], asof: "fade", styles: {},
};
const LENS = ["on", "toward", "by", "scenario"];

export const whole = (given) => ({ ...EMPTY, ...given, hide: { ...EMPTY.hide, ...given.hide }, scenario: { ...EMPTY.scenario, ...given.scenario } });
export const entity = (given) => ({ id: "", x: null, y: null, side: "below", pinned: false, hidden: false, from: [], ...given });
export const ids = (view) => view.entities.map((each) => each.id);
export const at = (view, id) => view.entities.find((each) => each.id === id);

/* The same picture, looked at on another day, toward another destination, under another scenario. */
export const looked = (view, other) => ({ ...view, ...Object.fromEntries(LENS.map((name) => [name, other[name]])) });

export const edited = (view, chosen, change) => {
  const wanted = new Set(chosen);
  return { ...view, entities: view.entities.map((each) => (wanted.has(each.id) ? { ...each, ...change(each) } : each)) };
};

export const placed = (view, places) => edited(view, Object.keys(places), (each) => ({ x: Math.round(places[each.id][0]), y: Math.round(places[each.id][1]) }));

/* With entities added, each { id, x, y, side }, brought by the expansion of `origin` or by none. What is there already
   stays where it is; hidden ones are shown again. */
export function joined(view, found, origin) {
  const here = new Set(ids(view)), brought = new Set(found.map((each) => each.id)), from = origin ? [origin] : [];
  const more = (each) => (origin && each.from.length && each.id !== origin && !each.from.includes(origin) ? [...each.from, origin] : each.from);
  const kept = view.entities.map((each) => (brought.has(each.id) ? { ...each, hidden: false, from: origin ? more(each) : [] } : each));
  const added = found.filter((each) => !here.has(each.id)).map((each) => entity({ id: each.id, x: each.x, y: each.y, side: each.side || "below", from }));
  return { ...view, focus: view.focus || (added[0] && added[0].id) || "", entities: [...kept, ...added] };
}

export function without(view, gone) {
  const out = new Set(gone);
  return {
    ...view,
    focus: out.has(view.focus) ? "" : view.focus,
    entities: view.entities.filter((each) => !out.has(each.id)).map((each) => ({ ...each, from: each.from.filter((id) => !out.has(id)) })),
    bundles: view.bundles.filter((each) => !out.has(each.hub)),
    groups: view.groups.map((each) => ({ ...each, members: each.members.filter((id) => !out.has(id)) })).filter((each) => each.members.length),
  };
}

/* What goes when the expansion of an entity is collapsed: all that only it brought, and what only these brought in turn.
   What came from elsewhere too stays. */
export function brought(view, origin) {
  const gone = new Set();
  for (let more = true; more;) {
    more = false;
    view.entities.forEach((each) => {
      if (gone.has(each.id) || !each.from.length || each.id === origin || each.id === view.focus) return;
      if (!each.from.every((id) => id === origin || gone.has(id))) return;
      gone.add(each.id);
      more = true;
    });
  }
  return [...gone];
}

export function collapsed(view, origin) {
  const less = without(view, brought(view, origin));
  return edited(less, ids(less), (each) => ({ from: each.from.filter((id) => id !== origin) }));
}

/* The members leave the groups they were in: an entity stands in one box at most. */
export function grouped(view, name, members) {
  const inside = new Set(members), others = view.groups.map((each) => ({ ...each, members: each.members.filter((id) => !inside.has(id)) }));
  return { ...view, groups: [...others.filter((each) => each.members.length), { name, members }] };
}
export const ungrouped = (view, at) => ({ ...view, groups: view.groups.filter((_, index) => index !== at) });
export const renamed = (view, at, name) => ({ ...view, groups: view.groups.map((each, index) => (index === at ? { ...each, name } : each)) });

/* Bundled lines hold as long as hub and members stand as they were laid out. */
export const unbundled = (view, moved) => {
  const gone = new Set(moved);
  return { ...view, bundles: view.bundles.filter((each) => !gone.has(each.hub)) };
};

export const toggled = (list, value) => (list.includes(value) ? list.filter((each) => each !== value) : [...list, value]);
