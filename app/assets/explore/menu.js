/* The context menu: of an entity, of several chosen, of a relationship, of a box, of the background. */
import { count } from "../common/dom.js";
import { asked } from "./bar.js";
import { goTo } from "./find.js";
import { Relations } from "./relations.js";
import * as views from "./view.js";

/* Where else a class can be looked at; the card has the same in app/views/explore/ways.py. */
const ELSEWHERE = [["Supply chain", "supply-chain", ["Technology"]], ["Coverage", "coverage", ["Technology"]], ["Timeline", "timeline", ["Technology", "Actor", "Measure", "Event"]]];

export function menu(explorer) {
  const relations = new Relations(explorer), own = new Entries(explorer, relations);
  explorer.relations = relations;
  explorer.on("menu", (at) => own.show(at));
  explorer.on("plate", (at) => own.plate(at));
  /* The core of the canvas takes the focus away on every press: it comes back, so that keys act on what was clicked. */
  explorer.keys.frame.addEventListener("click", () => explorer.keys.frame.focus({ preventScroll: true }));
  const button = explorer.bar.add("", { order: 21, title: "Expand by relation or class, with counts", state: () => ({ off: !explorer.keys.one() }), then: (opener) => (explorer.menu.open && explorer.menu.opener === opener ? explorer.menu.close() : relations.open(explorer.keys.one(), { opener })) });
  button.classList.add("ex-split");
  button.setAttribute("aria-label", "Expand by relation or class");
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
}

class Entries {
  constructor(explorer, relations) { Object.assign(this, { explorer, relations }); }

  get actions() { return this.explorer.actions; }

  /* A touch says no place: the menu then stands beside what was held. */
  show(given) {
    const { explorer } = this, at = Number.isFinite(given.x) ? given : { ...given, ...this.relations.beside(given.id || (given.statement ? "r|" + given.statement : "")) }, several = at.id && explorer.chosen.has(at.id) && explorer.chosen.size > 1;
    const [heading, entries] = at.statement ? this.relationship(at.statement) : several ? this.several(at) : at.id ? this.entity(at.id, at) : at.group !== null && at.group !== undefined ? this.box(at.group) : this.background();
    this.open(at, heading, entries);
  }

  /* The focus goes back to the canvas, also of one who came with a mouse. */
  open({ x, y }, heading, entries) {
    this.explorer.keys.frame.focus({ preventScroll: true });
    this.explorer.menu.show({ x, y, name: "What can be done: " + heading, heading, entries });
  }

  entity(id, at) {
    const { explorer, actions } = this, one = explorer.data.get(id), pinned = views.at(explorer.view, id).pinned, again = () => this.open(at, ...this.entity(id, at));
    const drawn = this.drawn(id);
    return [one.name, [
      { words: "Expand", key: "Enter", then: () => actions.expand(id) },
      { words: "Expand by relation …", hint: count(one.degree, "relationship"), then: () => this.relations.open(id, { at, back: again }) },
      { words: "Collapse", key: "Backspace", then: () => actions.collapse(id) },
      null,
      { words: "Show on its own page", then: () => actions.centre(id) },
      ...this.elsewhere(one),
      { words: "Copy permanent address", then: () => this.copy(id) },
      null,
      { words: "Find a relationship …", hint: drawn.length + " here", off: !drawn.length, then: () => this.open(at, one.name, this.listed(id, drawn, again)) },
      { words: "Paths from here to …", then: () => explorer.emit("paths", { from: id }) },
      { words: "Choose the neighbours too", key: "N", then: () => { explorer.select([id]); actions.neighbours(); } },
      { words: pinned ? "Unpin" : "Pin", key: "P", then: () => actions.pin([id]) },
      ...this.boxed([id]),
      null,
      { words: "Hide", key: "Delete", then: () => actions.hide([id]) },
      { words: "Hide all others", key: "Ctrl+Shift+H", then: () => actions.hideOthers([id]) },
      ...this.hidden(),
      { words: "Take off the canvas", then: () => actions.remove([id]) },
    ]];
  }

  several(at) {
    const { explorer, actions } = this, ids = actions.chosen, [from, to] = ids;
    return [ids.length + " entities", [
      { words: "Zoom to them", key: "1", then: () => actions.fit(ids) },
      ...(ids.length === 2 ? [{ words: "Paths between the two", then: () => explorer.emit("paths", { from, to }) }] : [{ words: "Paths from " + explorer.name(at.id) + " to …", then: () => explorer.emit("paths", { from: at.id }) }]),
      { words: "Common neighbours", then: () => explorer.emit("common") },
      { words: "Choose the neighbours too", key: "N", then: () => actions.neighbours() },
      { words: "Invert", key: "Ctrl+I", then: () => actions.invert() },
      null,
      { words: "Expand each", hint: "up to " + explorer.begin.step + " more each", then: () => this.each(ids) },
      { words: "Collapse each", then: () => this.collapse(ids) },
      { words: ids.every((id) => views.at(explorer.view, id).pinned) ? "Unpin" : "Pin", key: "P", then: () => actions.pin(ids) },
      { words: "Group into a box …", key: "G", then: () => explorer.emit("group") },
      ...this.boxed(ids),
      null,
      { words: "Hide", key: "Delete", then: () => actions.hide(ids) },
      { words: "Hide all others", key: "Ctrl+Shift+H", then: () => actions.hideOthers(ids) },
      ...this.hidden(),
      { words: "Take off the canvas", then: () => actions.remove(ids) },
    ]];
  }

  relationship(statement) {
    const { explorer } = this, link = explorer.links.get(statement), from = explorer.name(link.from), to = explorer.name(link.to), { hide } = explorer.view;
    const known = explorer.begin.relations[link.type] || { label: link.label };
    return [from + " " + link.label + " " + to, [
      { words: "What is said, and by whom", then: () => explorer.open(statement) },
      { words: "Copy permanent address", then: () => this.copy(statement) },
      null,
      { words: "Go to " + from, then: () => goTo(explorer, link.from) },
      { words: "Go to " + to, then: () => goTo(explorer, link.to) },
      { words: "Choose both ends", then: () => explorer.select([link.from, link.to]) },
      { words: "More that " + from + " " + link.label, then: () => explorer.expansion.expand(link.from, { relation: link.type.toLowerCase() + "-out" }) },
      { words: "More that " + to + " " + link.inverse, then: () => explorer.expansion.expand(link.to, { relation: link.type.toLowerCase() + "-in" }) },
      { words: "Other paths between the two", then: () => explorer.emit("paths", { from: link.from, to: link.to }) },
      null,
      { words: "Hide all “" + known.label + "”", then: () => explorer.change("Hid all “" + known.label + "”", (view) => ({ ...view, hide: { ...view.hide, type: [...hide.type, link.type] } }), { structure: false }) },
    ]];
  }

  box(group) {
    const { explorer, actions } = this, { name, members } = explorer.view.groups[group];
    return [name, [
      { words: "Choose what is in it", hint: String(members.length), then: () => explorer.select(members) },
      { words: "Zoom to it", then: () => actions.fit(members) },
      { words: "Rename …", then: async () => actions.rename(group, await asked("Rename the box", "Name", name)) },
      { words: "Dissolve the box", then: () => actions.ungroup(group) },
      null,
      { words: "Hide what is in it", then: () => actions.hide(members) },
      { words: "Hide all others", then: () => actions.hideOthers(members) },
    ]];
  }

  background() {
    const { explorer, actions } = this, some = explorer.shown().entities.length;
    return ["Canvas", [
      { words: "Find and add …", then: () => explorer.emit("find") },
      { words: "Find on this canvas …", key: "F", off: !some, then: () => explorer.emit("find-here") },
      { words: "Paths …", then: () => explorer.emit("paths", {}) },
      null,
      { words: "Choose all", key: "Ctrl+A", off: !some, then: () => actions.all() },
      { words: "Invert", key: "Ctrl+I", off: !some, then: () => actions.invert() },
      ...this.hidden(),
      null,
      { words: "Undo", key: "Ctrl+Z", off: !explorer.history.past.length, then: () => explorer.undo() },
      { words: "Do again", key: "Ctrl+Shift+Z", off: !explorer.history.future.length, then: () => explorer.redo() },
      null,
      { words: "Zoom to all", key: "0", off: !some, then: () => actions.fit() },
      { words: "Table beside the canvas", key: "T", then: () => explorer.emit("table") },
      { words: "Save as a file", key: "S", then: () => explorer.emit("save") },
    ]];
  }

  /* Pieces that several menus share. */
  hidden() {
    const amount = this.explorer.view.entities.filter((each) => each.hidden).length;
    return amount ? [{ words: "Bring back what is hidden", hint: String(amount), key: "Ctrl+Shift+R", then: () => this.actions.restore() }] : [];
  }

  boxed(ids) {
    const { explorer } = this, inside = ids.filter((id) => explorer.view.groups.some((group) => group.members.includes(id)));
    if (!inside.length) return ids.length === 1 ? [{ words: "Group into a box …", key: "G", then: () => { explorer.select(ids); explorer.emit("group"); } }] : [];
    const out = new Set(inside), less = (view) => ({ ...view, groups: view.groups.map((each) => ({ ...each, members: each.members.filter((id) => !out.has(id)) })).filter((each) => each.members.length) });
    return [{ words: "Take out of the box", then: () => explorer.change("Took " + (ids.length === 1 ? explorer.name(ids[0]) : ids.length + " entities") + " out of the box", less) }];
  }

  elsewhere(one) {
    const { begin } = this.explorer, of = new Set([one.kind, ...((begin.classes[one.kind] || {}).ancestors || [])]), made = this.drawn(one.id).some((link) => link.from === one.id && ["PRODUCES", "COVERS"].includes(link.type));
    const fits = ELSEWHERE.filter(([, path, kinds]) => kinds.some((kind) => of.has(kind)) || (path === "supply-chain" && made));
    return fits.map(([words, path]) => ({ words: "Open in " + words.toLowerCase(), then: () => window.chokepoint.go(begin.root.replace(/\/+$/, "") + "/" + path + window.chokepoint.changed({ focus: one.id }, this.explorer.lens())) }));
  }

  drawn(id) { return this.explorer.shown().relationships.filter((link) => link.from === id || link.to === id); }

  /* The relationships of an entity on the canvas, one entry each: the way to a statement without a mouse. */
  listed(id, drawn, back) {
    const { explorer } = this, said = (link) => (link.from === id ? link.label + " " + explorer.name(link.to) : link.inverse + " " + explorer.name(link.from));
    const entries = drawn.map((link) => ({ words: said(link), hint: link.fact || "", then: () => explorer.open(link.id) })).sort((a, b) => (a.words < b.words ? -1 : 1));
    return [...entries, null, { words: "Back", then: back }];
  }

  async copy(id) {
    const { explorer } = this, href = location.origin + explorer.begin.root.replace(/\/+$/, "") + "/entity/" + encodeURIComponent(id).replace(/%(2F|3A|40|2C|3B|3D|2B|21)/g, decodeURIComponent);
    try { await navigator.clipboard.writeText(href); explorer.say("Permanent address copied"); }
    catch { explorer.say("Copy it from here: " + href); }
  }

  async each(ids) { for (const id of ids) if (!(await this.explorer.expansion.expand(id, { all: true }))) return; }

  collapse(ids) {
    const { explorer } = this, gone = new Set(ids.flatMap((id) => views.brought(explorer.view, id)));
    if (!gone.size) { explorer.say("Nothing on the canvas came only from these."); return; }
    explorer.change("Collapsed " + ids.length + " entities: " + gone.size + " gone", (view) => ids.reduce((now, id) => (views.at(now, id) ? views.collapsed(now, id) : now), view));
  }

  /* A plate stands for one relation, or for several that the same entities have to the hub. */
  plate({ hub, relation }) {
    const { explorer } = this, bundle = explorer.view.bundles.find((each) => each.hub === hub && each.relations[0] === relation);
    (bundle ? bundle.relations : [relation]).reduce((before, each) => before.then(() => explorer.expansion.expand(hub, { relation: each })), Promise.resolve());
  }
}
