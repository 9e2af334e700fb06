/* What can be done with the canvas, each by one name: menus, buttons and keys lead here. */
import { count } from "../common/dom.js";
import * as views from "./view.js";

const named = (explorer, ids) => (ids.length === 1 ? explorer.name(ids[0]) : count(ids.length, "entity", "entities"));
const bounds = (list) => [Math.min(...list), Math.max(...list)];

export class Actions {
  constructor(explorer) { this.explorer = explorer; }

  get chosen() { return [...this.explorer.chosen]; }

  expand(id, { relation = "", kind = "" } = {}) { return this.explorer.expansion.expand(id, { relation, kind }); }

  collapse(id) {
    const { explorer } = this, gone = views.brought(explorer.view, id);
    if (!gone.length) { explorer.say("Nothing on the canvas came only from " + explorer.name(id) + "."); return; }
    explorer.change("Collapsed " + explorer.name(id) + ": " + count(gone.length, "entity", "entities") + " gone", (view) => views.collapsed(view, id));
  }

  hide(ids = this.chosen) {
    if (ids.length) this.explorer.change("Hid " + named(this.explorer, ids), (view) => views.edited(view, ids, () => ({ hidden: true })));
  }

  hideOthers(ids = this.chosen) {
    const keep = new Set(ids), others = this.explorer.view.entities.filter((each) => !each.hidden && !keep.has(each.id)).map((each) => each.id);
    if (ids.length && others.length) this.explorer.change("Hid all but " + named(this.explorer, ids), (view) => views.edited(view, others, () => ({ hidden: true })));
  }

  restore(ids = this.explorer.view.entities.filter((each) => each.hidden).map((each) => each.id)) {
    if (ids.length) this.explorer.change("Brought back " + named(this.explorer, ids), (view) => views.edited(view, ids, () => ({ hidden: false })));
  }

  remove(ids = this.chosen) {
    if (ids.length) this.explorer.change("Took " + named(this.explorer, ids) + " off the canvas", (view) => views.without(view, ids));
  }

  pin(ids = this.chosen, on = !ids.every((id) => views.at(this.explorer.view, id).pinned)) {
    if (ids.length) this.explorer.change((on ? "Pinned " : "Unpinned ") + named(this.explorer, ids), (view) => views.edited(view, ids, () => ({ pinned: on })));
  }

  all() { this.explorer.select(this.explorer.shown().entities.map((each) => each.id)); }

  invert() { const { chosen } = this.explorer; this.explorer.select(this.explorer.shown().entities.map((each) => each.id).filter((id) => !chosen.has(id))); }

  neighbours() {
    const { chosen } = this.explorer, near = this.explorer.shown().relationships.flatMap((each) => (chosen.has(each.from) || chosen.has(each.to) ? [each.from, each.to] : []));
    this.explorer.select(new Set([...chosen, ...near]));
  }

  places(ids) { return Object.fromEntries(ids.map((id) => [id, views.at(this.explorer.view, id)]).map(([id, each]) => [id, [each.x, each.y]])); }

  /* `how`: left, centre, right, top, middle, bottom. */
  align(how, ids = this.chosen) {
    if (ids.length < 2) return;
    const places = this.places(ids), axis = ["left", "centre", "right"].includes(how) ? 0 : 1, [low, high] = bounds(ids.map((id) => places[id][axis]));
    const to = { left: low, top: low, right: high, bottom: high, centre: (low + high) / 2, middle: (low + high) / 2 }[how];
    ids.forEach((id) => { places[id][axis] = to; });
    this.explorer.change("Aligned " + named(this.explorer, ids), (view) => views.placed(view, places));
  }

  /* Even steps between the first and the last, `across` or down; equal places keep the order of their names. */
  distribute(across, ids = this.chosen) {
    if (ids.length < 3) return;
    const places = this.places(ids), axis = across ? 0 : 1, order = [...ids].sort((a, b) => places[a][axis] - places[b][axis] || (a < b ? -1 : 1)), [low, high] = bounds(ids.map((id) => places[id][axis]));
    order.forEach((id, at) => { places[id][axis] = low + ((high - low) * at) / (order.length - 1); });
    this.explorer.change("Distributed " + named(this.explorer, ids), (view) => views.placed(view, places));
  }

  group(name, ids = this.chosen) {
    if (ids.length && name) this.explorer.change("Put " + named(this.explorer, ids) + " into “" + name + "”", (view) => views.grouped(view, name, ids));
  }
  ungroup(at) { this.explorer.change("Dissolved “" + this.explorer.view.groups[at].name + "”", (view) => views.ungrouped(view, at)); }
  rename(at, name) { if (name) this.explorer.change("Renamed the box to “" + name + "”", (view) => views.renamed(view, at, name)); }

  /* An entity in the middle of a page of its own. */
  centre(id) { window.chokepoint.go(this.explorer.begin.base + window.chokepoint.changed({ focus: id }, this.explorer.lens())); }

  fit(ids) { this.explorer.canvas.untouched = !ids; this.explorer.canvas.fit(ids); }
}
