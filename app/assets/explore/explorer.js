/* The explorer: the document on the canvas, what is known of its parts, what is chosen, and the steps back.

   Parts of the page are given the explorer and listen: "changed" (the document), "selected", "learned" (data), "drawn". */
import { count, fill, h, say } from "../common/dom.js";
import { written } from "./address.js";
import { Asking } from "./asking.js";
import { Canvas } from "./canvas.js";
import { History } from "./history.js";
import { kept, keeping } from "./kept.js";
import { offside } from "./rules.js";
import * as views from "./view.js";

const WRITE = 200;

export class Explorer {
  constructor(begin) {
    Object.assign(this, { begin, view: views.EMPTY, data: new Map(), links: new Map(), chosen: new Set(), statement: "", first: null, later: new Map(), named: new Map(), furnished: false, history: new History(), heard: new EventTarget() });
    this.asking = new Asking(begin.base, { failed: (error, again, given) => this.failed(error, again, given) });
    this.canvas = new Canvas(this);
  }

  get place() { return document.getElementById("explore--page"); }

  /* Whether what stands where is still what the server made of the focus alone: the address then needs no places. */
  get untouched() { return Boolean(this.first) && ["entities", "bundles", "groups", "layout", "focus"].every((name) => this.view[name] === this.first[name]); }

  on(event, then) { this.heard.addEventListener(event, (told) => then(told.detail)); }
  emit(event, detail) { this.heard.dispatchEvent(new CustomEvent(event, { detail })); }
  ask(what, body, how) { return this.asking.ask(what, body, how); }

  /* A picture that the server made for the address, or for a file: what was there before can be had back by undoing. */
  take(picture, { fresh = false, words = "Opened another view", own = false } = {}) {
    const before = this.view, next = views.whole(picture.document), same = before.entities.length && views.ids(before).join() === views.ids(next).join();
    if (before.entities.length && !same) this.history.step(words, before);
    this.folded = picture.folded || {};
    Object.entries(picture.loaders || {}).forEach(([id, title]) => this.named.set(id, title));
    if (fresh || !same) this.data.clear(), this.links.clear();
    this.learn(picture, true);
    this.view = next;
    this.first = own ? null : next;
    this.missing = picture.missing || [];
    this.title = picture.title;
    this.settle({ place: same ? "" : "all", picture });
  }

  /* Entities and relationships that the server told of. */
  learn({ entities = [], relationships = [] }, quiet) {
    entities.forEach((each) => this.data.set(each.id, each));
    relationships.forEach((each) => this.links.set(each.id, each));
    if (!quiet) this.emit("learned");
  }

  /* The one way to change the document. `words` say what was done, as they stand behind Undo; `key` joins what belongs
     together, such as the steps of one slider. */
  change(words, change, { key = "", place = "", tell = true } = {}) {
    const before = this.view, next = typeof change === "function" ? change(before) : change;
    if (next === before) return;
    this.history.step(words, before, key);
    this.view = next;
    this.settle({ place });
    if (tell) this.tell(words + ".");
    this.write();
  }

  async undo() { await this.back(this.history.undo(this.view), "Undone: "); }
  async redo() { await this.back(this.history.redo(this.view), "Done again: "); }

  async back(step, words) {
    if (!step) { this.tell(words.startsWith("Undone") ? "Nothing to undo." : "Nothing to do again."); return; }
    this.view = views.looked(step.view, this.view);
    await this.fetchMissing();
    this.settle({});
    this.tell(words + step.words + ".");
    this.write();
  }

  /* What an older document shows may have been forgotten, where the page went to another view in between. */
  async fetchMissing() {
    const gone = views.ids(this.view).filter((id) => !this.data.has(id));
    if (!gone.length) return;
    const found = await this.ask("picture", { document: this.view }, { words: "Fetching what was there" });
    if (found) this.learn(found, true);
  }

  settle({ place, picture }) {
    this.off = offside(this);
    this.chosen = new Set([...this.chosen].filter((id) => this.here(id)));
    this.canvas.draw({ place, picture });
    if (!this.view.entities.length && this.carded) { this.carded = null; this.toDash("explore--card", { children: [] }); }
    this.emit("changed");
    this.emit("selected");
  }

  here(id) { const found = views.at(this.view, id); return Boolean(found && !found.hidden); }
  /* What is on the canvas and not filtered away: data of entities, and of the relationships between them. */
  shown() {
    const entities = this.view.entities.filter((each) => !each.hidden && this.data.has(each.id) && !this.off.entities.has(each.id)).map((each) => this.data.get(each.id));
    const ids = new Set(entities.map((each) => each.id));
    const relationships = [...this.links.values()].filter((each) => ids.has(each.from) && ids.has(each.to) && !this.off.relationships.has(each.id));
    return { entities, relationships };
  }
  /* Every relationship among the entities on the canvas, filtered away or not. */
  among() {
    const ids = new Set(this.view.entities.filter((each) => !each.hidden).map((each) => each.id));
    return [...this.links.values()].filter((each) => ids.has(each.from) && ids.has(each.to));
  }
  name(id) { const found = this.data.get(id); return found ? found.name : id; }

  select(ids, { add = false, card = true } = {}) {
    const next = add ? new Set([...this.chosen, ...ids]) : new Set(ids);
    this.chosen = new Set([...next].filter((id) => this.here(id)));
    this.statement = "";
    this.canvas.mark();
    this.emit("selected");
    if (card && this.chosen.size === 1) this.card([...this.chosen][0], "");
    this.write();
  }

  /* A relationship is chosen: its card says what is said and by whom. */
  open(statement) {
    const link = this.links.get(statement);
    this.chosen = new Set();
    this.statement = statement;
    this.canvas.mark();
    this.emit("selected");
    this.card(link ? link.from : this.view.focus, statement);
    this.write();
  }

  card(entity, statement) {
    this.carded = { entity, statement };
    this.toDash("explore--chosen", { data: { entity, statement, search: location.search, at: Date.now() } });
  }

  /* Whether a path is this page's: /explore, or the start. */
  at(path) { return [this.begin.base, this.begin.root].some((each) => path.replace(/\/+$/, "") === each.replace(/\/+$/, "")); }

  /* The address follows, without a request; a document too long for it is kept in this browser. */
  write() {
    const { href } = location;
    clearTimeout(this.writing);
    this.writing = setTimeout(() => { if (location.href === href) this.writeNow(); }, WRITE);
  }
  writeNow() {
    clearTimeout(this.writing);
    if (!this.at(location.pathname)) return;
    const one = this.carded || {}, card = { card: !one.statement && one.entity && one.entity !== this.view.focus ? one.entity : null, statement: one.statement || null };
    let key = "", search = written(this.view, { untouched: this.untouched, card }), long = search.length > this.begin.longest;
    if (long) { key = keeping(this.view); search = window.chokepoint.changed({ kept: key }, written({ ...views.EMPTY, focus: this.view.focus }, { untouched: true, card })); }
    this.head();
    this.said("address", long ? "This view is too large for an address (" + count(this.view.entities.length, "entity", "entities") + "): " + (key ? "it is kept in this browser. To share it" : "To keep it or share it") + ", save it as a file." : "");
    if (search === location.search) return;
    history.replaceState(history.state, "", location.pathname + search);
    this.emit("written");
  }

  /* The line above the canvas: the view's name, else what it is about, with how much is drawn. */
  head() {
    if (this.untouched) { if (this.headed) this.toDash("explore--title", { children: this.headed = this.server_title }); this.headed = ""; return; }
    const { entities, relationships } = this.shown(), about = this.view.name || (this.data.get(this.view.focus) || {}).name || "";
    const words = (about ? about + ": " : "") + count(entities.length, "entity", "entities") + ", " + count(relationships.length, "relationship");
    if (words === this.headed) return;
    if (!this.headed) this.server_title = document.getElementById("explore--title").textContent;
    this.headed = words;
    this.toDash("explore--title", { children: words });
  }

  /* What Dash's part of the page shows. Until that is there the last word for each of its components waits. */
  toDash(id, properties) {
    if (this.furnished) dash_clientside.set_props(id, properties);
    else this.later.set(id, properties);
  }

  /* The page around the canvas is there: its parts are given what was drawn before them. */
  furnish(parts) {
    this.furnished = true;
    parts(this);
    this.canvas.arrived();
    if (this.view !== views.EMPTY) ["learned", "changed", "selected", "drawn"].forEach((event) => this.emit(event));
    this.later.forEach((properties, id) => this.toDash(id, properties));
    this.later.clear();
  }

  /* The document kept in this browser under a key of the address; `null` when it is not here. */
  kept(key) { return kept(key); }

  tell(words) { const box = document.getElementById("explore--live"); if (box) box.textContent = words; }
  say(words, undo) { say(words, undo); this.tell(words); }

  /* A line above the canvas that stays until what it says is over. */
  said(key, ...words) {
    const box = document.getElementById("explore--said");
    let line = box.querySelector("[data-key=" + key + "]");
    if (!words.flat().filter(Boolean).length) { if (line) line.remove(); return; }
    if (!line) { line = h("div", { class: "notice", "data-key": key, role: "status" }); box.append(line); }
    fill(line, ...words);
  }

  failed(error, again, givenUp) {
    const close = () => this.said("error");
    this.said("error", h("strong", null, error.title + ". "), h("span", { dir: "auto" }, error.message + " " + (error.hint || "") + " "), h("button", { class: "button", on: { click: () => { close(); again(); } } }, "Try again"), h("button", { class: "button", on: { click: () => { close(); givenUp(); } } }, "Close"));
    if (error.unreachable || error.kind === "DatabaseUnreachable") this.emit("unreachable");
  }
}
