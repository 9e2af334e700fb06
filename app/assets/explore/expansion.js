/* Bringing entities onto the canvas: neighbours of one that is there, found ones, what a path goes through. Nothing that
   is there moves. */
import { count } from "../common/dom.js";
import * as views from "./view.js";

export class Expansion {
  constructor(explorer) {
    this.explorer = explorer;
    explorer.on("expand", ({ id, relation, kind }) => this.expand(id, { relation, kind }));
  }

  get have() { return this.explorer.view.entities.filter((each) => !each.hidden).map((each) => each.id); }
  get taken() { return { have: this.have, rooms: this.explorer.canvas.rooms(), plates: this.explorer.canvas.plates(), on: this.explorer.view.on }; }

  /* The next neighbours of an entity, most connected first, up to 100 of them; `relation` such as `produces-out`. With
     more relationships than that, and neither a relation nor `all` asked for, the menu of relations comes first. */
  async expand(id, { relation = "", kind = "", all = false } = {}) {
    const { explorer } = this, one = explorer.data.get(id);
    if (!relation && !kind && !all && one && one.degree > explorer.begin.step) { explorer.emit("crowded", { id }); return null; }
    const { x, y } = views.at(explorer.view, id), found = await explorer.ask("expand", { id, relation, kind, at: [x, y], ...this.taken, most: explorer.begin.step }, { words: "Expanding " + explorer.name(id), instead: "expand " + id });
    if (!found) return null;
    if (!found.entities.length) { explorer.say(found.total ? "All " + found.total.toLocaleString("en-GB") + " are on the canvas." : "Nothing more leads from " + explorer.name(id) + "."); return found; }
    this.bring(found, id, "Expanded " + explorer.name(id) + ": " + count(found.entities.length, "entity", "entities") + " more");
    const left = found.total - found.shown, words = found.shown.toLocaleString("en-GB") + " of " + found.total.toLocaleString("en-GB") + " shown";
    explorer.said("more", left > 0 ? explorer.name(id) + ": " + words + ". " : "", left > 0 ? explorer.more({ id, relation, kind }) : "");
    return found;
  }

  bring(found, origin, words) {
    const { explorer } = this, before = new Set(views.ids(explorer.view));
    explorer.learn(found, true);
    explorer.change(words, (view) => views.joined(view, found.entities, origin));
    const fresh = found.entities.map((each) => each.id).filter((id) => !before.has(id));
    explorer.emit("brought", fresh);
    explorer.canvas.flash(fresh);
  }

  /* Entities by their ids: those on the canvas already are only chosen. One after the other, so that each finds its place
     beside those before it; what went wrong with one is told to who asked for it. */
  add(ids, words) {
    this.adding = (this.adding || Promise.resolve()).catch(() => null).then(() => this.addNow(ids, words));
    return this.adding;
  }

  async addNow(ids, words) {
    const { explorer } = this, here = new Set(this.have), wanted = ids.filter((id) => !here.has(id));
    if (!wanted.length) { explorer.select(ids); explorer.canvas.show(ids); return; }
    const found = await explorer.ask("add", { ids: wanted, ...this.taken }, { words: "Adding " + count(wanted.length, "entity", "entities") });
    if (!found) return;
    if (found.missing.length) explorer.say("Not in the graph: " + found.missing.slice(0, 5).join(", ") + (found.missing.length > 5 ? " and " + (found.missing.length - 5) + " more" : "") + ".");
    if (!found.entities.length) return;
    this.bring(found, "", words || "Added " + (found.entities.length === 1 ? found.entities[0].name : count(found.entities.length, "entity", "entities")));
    explorer.select(ids);
    explorer.canvas.show(ids);
  }
}
