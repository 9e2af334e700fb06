/* Paths between two entities: the shortest and the next ones as a list, each in words, on the canvas when wished. */
import { count, fill, h } from "../common/dom.js";
import { Suggest } from "./suggest.js";
import { Types } from "./types.js";
import { chain, inWords, length } from "./ways.js";

const LONGEST = 6, FIRST = 10, MOST = 100, NAME = "paths";

export function paths(explorer) {
  const one = new Paths(explorer);
  one.button = explorer.bar.add("Paths", { order: 70, title: "Ways between two entities", state: () => ({ pressed: explorer.panel.name === NAME }), then: (button) => (explorer.panel.name === NAME ? explorer.panel.close() : one.open({}, button)) });
  explorer.on("paths", (ends) => one.open(ends));
  explorer.on("panel", (name) => { if (name !== NAME) { explorer.marks.clear(NAME); one.stop(); } });
  explorer.on("changed", () => one.renew());
}

class Paths {
  constructor(explorer) {
    Object.assign(this, { explorer, ends: { from: null, to: null }, limit: FIRST, found: null, links: new Map(), data: new Map() });
    this.fields = { from: this.end("from", "From"), to: this.end("to", "To") };
    this.most = h("select", { id: "explore--paths-most", class: "ex-field", on: { change: () => this.stale() } }, Array.from({ length: LONGEST }, (_, at) => h("option", { value: at + 1, selected: at + 1 === LONGEST }, count(at + 1, "step"))));
    this.types = new Types(explorer, () => this.stale());
    this.go = h("button", { class: "button ex-main", type: "submit" }, "Find paths");
    this.out = h("div", { class: "ex-out" });
    this.form = h("form", { class: "ex-paths", on: { submit: (event) => { event.preventDefault(); this.limit = FIRST; this.search(); } } }, ...this.rows());
  }

  rows() {
    const row = (name, words) => h("div", { class: "ex-end" }, h("label", { for: "explore--paths-" + name }, words), this.fields[name].place);
    const swap = h("button", { class: "button", type: "button", on: { click: () => this.swap() } }, "Swap"), two = h("button", { class: "button", type: "button", title: "Take the two that are chosen on the canvas", on: { click: () => this.chosen() } }, "The two chosen");
    return [row("from", "From"), row("to", "To"), h("div", { class: "ex-row" }, swap, two), this.types.place, h("div", { class: "ex-row" }, h("label", { for: "explore--paths-most" }, "At most"), this.most, this.go)];
  }

  end(which, label) {
    const { explorer } = this;
    return new Suggest(explorer, {
      id: "explore--paths-" + which, label: label + ": an entity", placeholder: "Name, other name or id",
      choose: (hit) => { this.take(which, hit); const other = this.fields[which === "from" ? "to" : "from"]; if (this.ends.from && this.ends.to) this.go.focus(); else other.input.focus(); },
      offer: () => [...explorer.chosen].map((id) => explorer.data.get(id)).map(({ id, name, label, kind }) => ({ id, name, label, kind, sources: [], reason: "" })),
    });
  }

  take(which, one) {
    this.ends[which] = one && { id: one.id, name: one.name };
    this.fields[which].value = one ? one.name : "";
    this.stale();
  }

  swap() { const { from, to } = this.ends; this.take("from", to); this.take("to", from); if (from && to) this.search(); }

  chosen() {
    const [from, to] = [...this.explorer.chosen].slice(-2);
    if (!to) { this.say("Choose two entities on the canvas first: click one, then the other with Shift held."); return; }
    this.both(from, to);
  }

  both(from, to) { this.take("from", this.known(from)); this.take("to", this.known(to)); this.search(); }
  known(id) { return id ? this.explorer.data.get(id) || { id, name: id } : null; }

  /* Opened from a menu with one end or both, else with what is chosen. */
  open({ from = "", to = "" }, opener = document.activeElement) {
    const { explorer } = this, chosen = [...explorer.chosen], ends = from ? [from, to] : chosen.length === 2 ? chosen : chosen.length === 1 && !this.ends.from ? chosen : [];
    if (explorer.panel.name !== NAME) explorer.panel.open(NAME, "Paths", () => [this.form, this.out], opener);
    if (!ends.length) return;
    if (ends[1]) { this.both(...ends); return; }
    this.take("from", this.known(ends[0]));
    this.take("to", null);
    this.fields.to.input.focus();
  }

  /* What was asked for has changed: what was found for something else is put away. */
  stale() { this.limit = FIRST; this.found = null; this.stop(); if (this.out) this.draw(); }

  stop() { if (this.running) this.explorer.asking.stop(NAME); }

  /* What was typed and not chosen is no end yet. */
  missing() {
    const gone = ["from", "to"].find((which) => !this.ends[which] || this.fields[which].value !== this.ends[which].name);
    if (gone) { this.say(this.fields[gone].value ? "Choose one of the suggestions for “" + this.fields[gone].value + "”." : "Say where the path " + (gone === "from" ? "begins." : "ends.")); this.fields[gone].input.focus(); return true; }
    if (this.ends.from.id === this.ends.to.id) { this.say("Both ends are the same. Choose another entity for one of them."); this.fields.to.input.focus(); return true; }
    if (this.types.chosen.length) return false;
    this.types.place.open = true;
    this.say("Tick at least one kind of relationship to walk along.");
    return true;
  }

  async search() {
    if (this.missing()) return;
    const { explorer, ends } = this, body = { from: ends.from.id, to: ends.to.id, types: this.types.asked, most: Number(this.most.value), limit: this.limit, on: explorer.view.on };
    const turn = (this.turn = Symbol("paths"));
    this.running = true;
    this.types.place.open = false;
    fill(this.out, h("p", { role: "status" }, "Looking for paths from ", h("bdi", null, ends.from.name), " to ", h("bdi", null, ends.to.name), " …"), h("button", { class: "button", type: "button", on: { click: () => this.stop() } }, "Cancel"));
    let found = null;
    try { found = await explorer.ask("paths", body, { words: "Looking for paths", instead: NAME, quiet: true }); }
    catch (error) { if (turn === this.turn) { this.running = false; this.refused(error); } return; }
    if (turn !== this.turn) return;
    this.running = false;
    if (!found) { this.say("Cancelled."); return; }
    this.answer(found, body);
  }

  answer(found, body) {
    this.found = { ...found, body };
    this.links = new Map(found.relationships.map((each) => [each.id, each]));
    this.data = new Map(found.entities.map((each) => [each.id, each]));
    this.draw();
    this.explorer.tell(found.paths.length ? count(found.paths.length, "path") + " found." : "No path found.");
  }

  say(words) { fill(this.out, h("p", { role: "status", dir: "auto" }, words)); }
  refused(error) { fill(this.out, h("div", { role: "alert", class: "ex-refused" }, h("p", null, h("strong", null, error.title + ". "), h("span", { dir: "auto" }, error.message)), error.hint ? h("p", { dir: "auto" }, error.hint) : null)); }

  name = (id) => { const one = this.data.get(id); return one ? one.name : this.explorer.name(id); };

  renew() { if (this.found && this.explorer.panel.name === NAME) this.draw(); }

  draw() {
    const { found } = this;
    if (!found) { fill(this.out); this.explorer.marks.clear(NAME); return; }
    if (!found.paths.length) { fill(this.out, ...this.none()); return; }
    const on = document.activeElement && this.out.contains(document.activeElement) ? document.activeElement.dataset.key : "", ids = [...new Set(found.paths.flatMap((path) => path.entities))];
    const all = this.bringing(ids, "all", "Bring all onto the canvas", "All are on the canvas: choose them");
    fill(this.out, h("p", { class: "ex-out-head" }, this.heading()), found.cut ? h("p", { class: "ex-said" }, "There is too much to follow beyond: some of the longer paths are missing. Fewer kinds of relationships reach further.") : null, h("div", { class: "ex-row" }, all), h("ol", { class: "ex-ways" }, found.paths.map((path, at) => this.item(path, at))), ...this.next());
    if (on) { const again = this.out.querySelector('[data-key="' + on + '"]'); if (again) again.focus(); }
  }

  heading() {
    const { paths: all } = this.found, lengths = all.map((path) => path.entities.length - 1), low = Math.min(...lengths), high = Math.max(...lengths);
    return count(all.length, "path") + (this.found.more ? ", the shortest, of " : " of ") + (low === high ? count(low, "step") : low + " to " + count(high, "step"));
  }

  item(path, at) {
    const show = () => this.point(path), leave = () => this.explorer.marks.clear(NAME);
    return h("li", { class: "ex-way", on: { pointerenter: show, pointerleave: leave, focusin: show, focusout: leave } }, chain(path, this.name), inWords(path, this.links, this.name), this.bringing(path.entities, String(at), "Bring onto the canvas", "Choose on the canvas", length(path) + ", path " + (at + 1)));
  }

  /* The button of one path or of all: brings what is missing, then chooses all of it. */
  bringing(ids, key, bring, choose, which = "") {
    const { explorer } = this, away = ids.filter((id) => !explorer.here(id)).length, words = away ? bring : choose;
    const then = () => { const said = "Brought " + (which ? "a path" : count(this.found.paths.length, "path")) + " from " + this.ends.from.name + " to " + this.ends.to.name; return explorer.expansion.add(ids, said); };
    return h("button", { class: "button", type: "button", "data-key": key, "aria-label": which ? words + ": " + which : null, on: { click: then } }, words + (away && away < ids.length ? " (" + away + " more)" : ""));
  }

  point(path) { this.explorer.marks.set(NAME, "way", { entities: path.entities, relationships: path.relationships, alone: true }); }

  next() {
    const { found } = this;
    if (found.paths.length < found.body.limit || found.body.limit >= MOST || found.more === false) return [];
    return [h("button", { class: "button", type: "button", "data-key": "next", on: { click: () => { this.limit = Math.min(MOST, this.limit + FIRST); this.search(); } } }, "Show the next " + FIRST)];
  }

  /* No path: what to change, with a button for it. */
  none() {
    const { body } = this.found, few = body.types.length, then = (change) => () => { change(); this.search(); };
    return [h("p", { role: "status" }, "No path of up to " + count(body.most, "step") + " leads from ", h("bdi", null, this.ends.from.name), " to ", h("bdi", null, this.ends.to.name), few ? " along the relationships ticked." : "."),
      h("div", { class: "ex-row" }, body.most < LONGEST ? h("button", { class: "button", type: "button", on: { click: then(() => { this.most.value = LONGEST; }) } }, "Allow " + LONGEST + " steps") : null, few < this.types.all.length ? h("button", { class: "button", type: "button", on: { click: then(() => this.types.set(() => true)) } }, "Allow all relationships") : null),
      body.most >= LONGEST && few >= this.types.all.length ? h("p", null, "The graph does not join them. Try another end.") : null];
  }
}

