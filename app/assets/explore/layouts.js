/* Arranging: layouts that the server computes, lining up, boxes with a name. Nothing moves but on request. */
import { h } from "../common/dom.js";
import { asked } from "./bar.js";
import * as views from "./view.js";

const LAYOUTS = [["relations", "By relation", "columns around the focus"], ["force", "Force", "what is linked stands close"], ["layered", "Layered", "along the arrows"], ["radial", "Radial", "rings around one"], ["jurisdiction", "By jurisdiction", "one block each"]];
const ALIGN = [["left", "Align left"], ["centre", "Align centres"], ["right", "Align right"], ["top", "Align tops"], ["middle", "Align middles"], ["bottom", "Align bottoms"]];
const SIDE = 8, SHAPE = [26, 20];

export function layouts(explorer) {
  const arranger = new Arranger(explorer);
  explorer.bar.add("Arrange", { order: 50, title: "Layouts, lining up, boxes", entries: () => arranger.entries() });
  explorer.on("group", () => arranger.box());
  explorer.arrange = (layout) => arranger.arrange(layout);
  explorer.renameBox = (at) => arranger.rename(at);
}

class Arranger {
  constructor(explorer) { this.explorer = explorer; }

  entries() {
    const { explorer } = this, { actions, chosen, view } = explorer, pinned = view.entities.filter((each) => each.pinned).map((each) => each.id), here = view.entities.filter((each) => !each.hidden).map((each) => each.id);
    const head = (words) => h("div", { class: "ex-menu-part", role: "presentation" }, words), centre = this.centre();
    return [
      head("Layout"),
      ...LAYOUTS.map(([name, words, hint]) => ({ words, hint: name === "radial" && centre ? "around " + explorer.name(centre) : hint, checked: view.layout === name, off: !here.length || (name === "relations" && !explorer.here(view.focus)), then: () => this.arrange(name) })),
      { words: "By jurisdiction, in boxes", hint: "a box around each", off: !here.length, then: () => this.arrange("jurisdiction", true) },
      head("Line up what is chosen"),
      ...ALIGN.map(([how, words]) => ({ words, off: chosen.size < 2, then: () => actions.align(how) })),
      { words: "Distribute across", off: chosen.size < 3, then: () => actions.distribute(true) },
      { words: "Distribute down", off: chosen.size < 3, then: () => actions.distribute(false) },
      head("Boxes and pins"),
      { words: "Group into a box", key: "G", off: !chosen.size, then: () => this.box() },
      ...this.boxes(),
      { words: "Pin all", off: pinned.length === here.length, then: () => actions.pin(here, true) },
      { words: "Unpin all", hint: pinned.length ? String(pinned.length) : "", off: !pinned.length, then: () => actions.pin(pinned, false) },
    ];
  }

  /* The boxes that hold something chosen; all of them, where nothing is chosen. */
  boxes() {
    const { explorer } = this, { actions, chosen, view } = explorer, some = view.groups.map((group, at) => ({ group, at })).filter(({ group }) => !chosen.size || group.members.some((id) => chosen.has(id)));
    const one = ({ group, at }) => [{ words: "Rename “" + group.name + "”", then: () => this.rename(at) }, { words: "Dissolve “" + group.name + "”", then: () => actions.ungroup(at) }];
    const all = view.groups.length > 1 ? [{ words: "Dissolve all boxes", hint: String(view.groups.length), then: () => explorer.change("Dissolved all boxes", (now) => ({ ...now, groups: [] })) }] : [];
    return [...some.flatMap(one), ...all];
  }

  centre() { const { explorer } = this; return explorer.chosen.size === 1 ? [...explorer.chosen][0] : explorer.here(explorer.view.focus) ? explorer.view.focus : ""; }

  async box() {
    const { explorer } = this, ids = [...explorer.chosen];
    if (!ids.length) { explorer.say("Choose what the box is to hold first."); return; }
    const name = await asked("Group into a box", "Name of the box");
    if (name) explorer.actions.group(name, ids.filter((id) => explorer.here(id)));
  }

  async rename(at) {
    const group = this.explorer.view.groups[at], name = group && (await asked("Rename the box", "Name of the box", group.name));
    if (name) this.explorer.actions.rename(this.explorer.view.groups.indexOf(group), name);
  }

  /* What is shown is arranged anew, round what is pinned; what a filter hides comes beside it. A cancelled layout leaves
     all as it was. */
  async arrange(layout, boxed = false) {
    const { explorer } = this, before = explorer.view, words = "Arranged " + LAYOUTS.find(([name]) => name === layout)[1].toLowerCase();
    const found = layout === "relations" ? await this.relations() : await explorer.ask("arrange", { layout, document: before, ids: this.shown(), centre: this.centre(), aspect: this.aspect() }, { words: "Arranging", instead: "arrange" });
    if (!found) return;
    if (views.ids(explorer.view).join() !== views.ids(before).join()) { explorer.say("The canvas has changed meanwhile. Arrange it again."); return; }
    const places = await this.rest(found);
    if (!places) return;
    const homes = this.byHome(), groups = boxed ? homes : same(explorer.view.groups, homes) ? [] : explorer.view.groups;
    explorer.change(words + (boxed ? ", in boxes" : ""), (view) => laid({ ...view, layout, groups, bundles: found.bundles || [] }, places), { place: "all" });
  }

  shown() { return this.explorer.shown().entities.map((each) => each.id); }
  aspect() { const { cy } = this.explorer.canvas; return Math.round((100 * cy.width()) / Math.max(1, cy.height())) / 100; }

  /* The focus with its neighbours in columns, as its own page has them. */
  async relations() {
    const { explorer } = this, { view } = explorer, bare = { ...views.looked(views.EMPTY, view), focus: view.focus };
    const found = await explorer.ask("picture", { document: bare }, { words: "Arranging", instead: "arrange" });
    if (!found) return null;
    const here = new Set(this.shown()), hub = found.document.entities.find((each) => each.id === view.focus), own = views.at(view, view.focus), moved = own.pinned ? [own.x - hub.x, own.y - hub.y] : [0, 0];
    const listed = found.document.entities.filter((each) => here.has(each.id) && each.x !== null);
    explorer.folded = found.folded || explorer.folded;
    return { places: Object.fromEntries(listed.map((each) => [each.id, { x: each.x + moved[0], y: each.y + moved[1], side: each.side }])), bundles: found.document.bundles };
  }

  /* Places for all: those that a layout left out (filtered away, or in no column) come next to what they are linked to. */
  async rest({ places }) {
    const { explorer } = this, known = Object.fromEntries(Object.entries(places).map(([id, at]) => [id, Array.isArray(at) ? { x: at[0], y: at[1], side: "below" } : at]));
    explorer.view.entities.forEach((each) => { if (each.pinned) known[each.id] = { x: each.x, y: each.y, side: each.side }; });
    const left = explorer.view.entities.filter((each) => !known[each.id] && !each.hidden).map((each) => each.id);
    if (!left.length) return known;
    const rooms = Object.entries(known).filter(([id]) => explorer.here(id)).map(([id, at]) => room(explorer.data.get(id), at));
    const found = await explorer.ask("add", { ids: left, have: Object.keys(known), rooms }, { words: "Arranging", instead: "arrange" });
    if (!found) return null;
    found.entities.forEach((each) => { known[each.id] = { x: each.x, y: each.y, side: each.side || "below" }; });
    return known;
  }

  byHome() {
    const homes = new Map();
    this.explorer.shown().entities.forEach(({ id, home, home_name: name }) => { if (home) homes.set(name || home, [...(homes.get(name || home) || []), id]); });
    return [...homes].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([name, members]) => ({ name, members }));
  }
}

/* Boxes that an earlier layout drew go with it; those of a person stay. */
const same = (groups, homes) => JSON.stringify(groups) === JSON.stringify(homes);

function laid(view, places) {
  return { ...view, entities: view.entities.map((each) => (places[each.id] ? { ...each, x: Math.round(places[each.id].x), y: Math.round(places[each.id].y), side: places[each.id].side || "below" } : each)) };
}

/* The room of an entity at a place: [x, y, width, height] with the middle of both shape and name. */
function room(one, { x, y, side }) {
  const [wide, high] = SHAPE, text = one.w;
  if (side === "below") return [x, Math.round(y + (one.h - high) / 2), one.w, one.h];
  const all = wide + SIDE + text, shift = Math.round((all - wide) / 2);
  return [side === "left" ? x - shift : x + shift, y, all, Math.max(high, one.h - high)];
}
