/* Saving and opening views: as files, under names in this browser, as addresses. */
import { count, h, say } from "../common/dom.js";
import { asked } from "./bar.js";
import { dropping } from "./dropping.js";
import * as files from "./files.js";
import { keepAs } from "./kept.js";
import { shelf } from "./shelf.js";
import * as views from "./view.js";

const SLOW = 500, NAMED = 8;
const LENS = ["on", "toward", "scenario", "without", "add"];

export function saving(explorer) { return new Saving(explorer); }

class Saving {
  constructor(explorer) {
    this.explorer = explorer;
    this.field = h("input", { type: "file", accept: ".json,application/json", id: "explore--file", class: "unseen", tabindex: -1, "aria-label": "File of a view" });
    this.field.addEventListener("change", () => { const [file] = this.field.files; this.field.value = ""; if (file) this.openFile(file); });
    document.getElementById("explore--page").append(this.field);
    explorer.bar.add("Save", { order: 90, title: "Save this view, or open another", entries: () => this.entries() });
    explorer.on("save", () => this.save());
    explorer.on("changed", () => this.missing());
    dropping(document.getElementById("explore--page"), (file) => this.openFile(file));
  }

  entries() {
    const any = this.explorer.view.entities.length > 0;
    return [
      { words: "Save as a file …", key: "S", off: !any, then: () => this.save() },
      { words: "Keep in this browser …", off: !any, then: () => this.keep() },
      { words: "Copy the address", off: !any, then: () => this.copy() },
      null,
      { words: "Open a file …", hint: "or drop it here", then: () => this.field.click() },
      { words: "Open a view kept here …", then: () => shelf(this.explorer, (view, name) => this.open(view, name)) },
      { words: "New empty canvas", off: !any, then: () => this.clear() },
    ];
  }

  async named(heading) { return asked(heading, "Name of the view", this.explorer.view.name || this.explorer.title || "", files.NAME); }
  rename(name) { if (name !== this.explorer.view.name) this.explorer.change("Named the view “" + name + "”", (view) => ({ ...view, name }), { tell: false }); }

  async save() {
    const name = await this.named("Save this view as a file");
    if (!name) return;
    this.rename(name);
    say("Saved as " + files.save(this.explorer.view) + ". Drop it onto a canvas to open it.");
  }

  async keep() {
    const name = await this.named("Keep this view in this browser");
    if (!name) return;
    this.rename(name);
    say(keepAs(name, this.explorer.view) ? "Kept in this browser as “" + name + "”." : "This browser has no room for it. Save it as a file instead.");
  }

  async copy() {
    this.explorer.writeNow();
    if (new URLSearchParams(location.search).has("kept")) { this.tell("The address does not hold this view: it is too large. ", "Save it as a file, and share that."); return; }
    try { await navigator.clipboard.writeText(location.href); say("Address copied."); } catch { say("Copy it from the address bar: " + location.href); }
  }

  clear() {
    const { view } = this.explorer, empty = { ...views.looked(views.EMPTY, view), layout: view.layout, colour: view.colour };
    this.explorer.change("New empty canvas", empty);
    this.explorer.say("The canvas is empty.", () => this.explorer.undo());
  }

  async openFile(file) {
    try { await this.open(await files.read(file), file.name); } catch (error) { this.refused(file.name, error); }
  }

  /* A document becomes the view once the server has found it sound; until then, and where it is refused, nothing changes. */
  async open(document, name) {
    const { explorer } = this, slow = setTimeout(() => explorer.said("file", "Opening " + name + " … ", this.button("Cancel", () => explorer.asking.stop("file"))), SLOW);
    try {
      const found = await explorer.ask("picture", { document }, { quiet: true, instead: "file" });
      explorer.said("file");
      if (found) this.show(found, document, name);
    } catch (error) { this.refused(name, error); }
    finally { clearTimeout(slow); }
  }

  show(found, given, name) {
    const { explorer } = this, next = views.whole(found.document);
    history.pushState({}, "", location.href);
    explorer.learn(found, true);
    Object.assign(explorer, { title: found.title, folded: found.folded || {}, missing: found.missing || [] });
    this.from = given.entities || [];
    explorer.canvas.untouched = false;
    explorer.change("Opened “" + (next.name || name) + "”", next, { place: "all" });
    explorer.writeNow();
    window.chokepoint.replace(location.pathname + window.chokepoint.changed(this.lens(next)));
    say("Opened “" + (next.name || name) + "”: " + count(next.entities.length, "entity", "entities") + ".", () => explorer.undo());
  }

  /* What all views look at the world by, as values of an address. */
  lens(view) {
    const from = { ...view, ...view.scenario };
    return { ...Object.fromEntries(LENS.map((name) => [name, from[name] || null])), by: view.by ? view.by.join(",") : null };
  }

  refused(name, error) {
    if (error.unreachable) this.explorer.emit("unreachable");
    this.tell(h("strong", { dir: "auto" }, name + " was not opened. "), error.message + " " + (error.hint || "") + " ");
    this.explorer.tell(name + " was not opened. " + error.message + " " + (error.hint || ""));
  }

  button(words, then) { return h("button", { class: "button", type: "button", on: { click: then } }, words); }
  tell(...words) { this.explorer.said("file", h("span", { dir: "auto" }, words), this.button("Close", () => this.explorer.said("file"))); }

  /* What a file or an address names and the graph no longer has is named. Of a file its places can be kept in the view,
     so that it is whole again where the graph has them. The line goes when another picture comes. */
  missing() {
    const { explorer } = this, gone = explorer.missing || [], ids = views.ids(explorer.view);
    if (gone === this.told) return;
    this.told = gone;
    if (!gone.length) { if (!ids.some((id) => (this.among || new Set()).has(id))) this.goneSaid(); return; }
    this.among = new Set(ids);
    const named = gone.slice(0, NAMED).join(", ") + (gone.length > NAMED ? " and " + count(gone.length - NAMED, "other") : ""), places = (this.from || []).filter((each) => gone.includes(each.id)), close = () => this.goneSaid();
    const keep = () => { close(); explorer.change("Kept the places of " + count(places.length, "entity that is gone", "entities that are gone"), (view) => ({ ...view, entities: [...view.entities, ...places.map((each) => views.entity({ ...each, from: [] }))] })); };
    this.goneSaid(h("span", { dir: "auto" }, gone.length.toLocaleString("en-GB") + " of the " + count(ids.length + gone.length, "entity", "entities") + (gone.length === 1 ? " is" : " are") + " not in the graph any more: " + named + ". "), places.length ? this.button("Keep the places in this view", keep) : null, this.button(places.length ? "Leave them out" : "Close", close));
  }
  goneSaid(...words) { this.explorer.said("missing", ...words.filter(Boolean)); }
}
