/* The list at the left: examples and named queries by theme, saved queries, history. */
import { byId, choose, count, fill, h, keep as keepFile, say, tabs } from "./dom.js";
import { drop, exported, imported, kept, save } from "./keep.js";

const LINES = 2;
const plain = (title) => title.replace(/\{(\w+)\}/g, "$1").replace(/_/g, " ");
const first = (text) => text.split("\n").filter((line) => line.trim() && !line.trim().startsWith("//")).slice(0, LINES).join(" ").slice(0, 140);
const spoken = (at) => new Date(at).toLocaleString("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

export class Shelf {
  constructor({ words, open, text }) {
    Object.assign(this, { words, open, text, shown: "examples", naming: false });
    this.list = byId("shelf").previousElementSibling;
    this.tabs = { examples: byId("shelf-examples"), saved: byId("shelf-saved"), history: byId("shelf-history") };
    tabs(this.list, (tab) => this.show(Object.keys(this.tabs).find((key) => this.tabs[key] === tab)));
    this.draw();
  }

  show(which) { this.shown = which; this.naming = false; this.draw(); }

  draw() {
    choose(this.list, this.tabs[this.shown]);
    byId("shelf").setAttribute("aria-labelledby", this.tabs[this.shown].id);
    fill(byId("shelf"), this[this.shown]());
  }

  entry(title, detail, open, more) {
    const button = h("button", { class: "entry", on: { click: open } }, h("span", { class: "entry-title", dir: "auto" }, title), detail ? h("span", { class: "entry-detail", dir: "auto" }, detail) : null);
    return h("li", null, button, more);
  }

  examples() {
    const words = this.words();
    if (!words) return h("p", { class: "shelf-none" }, "The examples are loading.");
    const beginnings = [h("h2", null, "To begin with"), h("ul", null, words.first.map((each) => this.entry(each.title, each.detail, () => this.open(each.text, each.form))))];
    const themes = words.themes.map((theme) => [h("h2", null, theme), h("ul", null, words.queries.filter((each) => each.theme === theme).map((each) => this.entry(plain(each.title), null, () => this.open(each.text, ""))))]);
    return [...beginnings, ...themes.flat()];
  }

  saved() {
    const all = kept().saved;
    const list = all.map((each, at) => this.entry(each.name, first(each.text), () => this.open(each.text, ""), this.remover("saved", at, each.name)));
    return [this.naming ? this.form() : h("button", { class: "button save-this", on: { click: () => this.name() } }, "Save the text of the editor"),
      all.length ? h("ul", null, list) : h("p", { class: "shelf-none" }, "Nothing is saved yet. Saved queries stay in this browser; export them to take them elsewhere."), this.files(all)];
  }

  /* Asks for a name; a name that is there already is replaced, and that is said. */
  name() {
    if (!this.text().trim()) { say("There is no text to save."); return; }
    this.shown = "saved";
    this.naming = true;
    this.draw();
    byId("shelf").querySelector("input").focus();
  }

  form() {
    const input = h("input", { type: "text", maxlength: 200, required: true, autocomplete: "off", id: "cypher--name", "aria-label": "Name of the saved query", placeholder: "Name" });
    const keep = (event) => {
      event.preventDefault();
      const before = kept().saved.find((each) => each.name === input.value.trim());
      if (!input.value.trim()) return;
      const lasting = save(input.value, this.text());
      this.naming = false;
      this.draw();
      if (!lasting) say("Saved for this page only: the browser keeps nothing more.");
      else if (before) say("Saved in place of the query of the same name.", () => { save(before.name, before.text); this.draw(); });
      else say("Saved.");
    };
    const stop = (event) => { if (event.key === "Escape") { event.stopPropagation(); this.naming = false; this.draw(); byId("save").focus(); } };
    return h("form", { class: "save-form", on: { submit: keep, keydown: stop } }, input, h("button", { class: "button" }, "Save"));
  }

  history() {
    const all = kept().history;
    if (!all.length) return h("p", { class: "shelf-none" }, "What you run is kept here: the last 30 texts, in this browser only.");
    return h("ul", null, all.map((each, at) => this.entry(first(each.text) || each.text.slice(0, 140), spoken(each.at), () => this.open(each.text, ""), this.remover("history", at, first(each.text)))));
  }

  remover(list, at, name) {
    const remove = () => {
      const undo = drop(list, at);
      this.draw();
      this.tabs[this.shown].focus();
      say("Deleted.", () => { undo(); this.draw(); });
    };
    return h("button", { class: "remove", "aria-label": "Delete: " + name.slice(0, 80), title: "Delete", on: { click: remove } }, "×");
  }

  files(all) {
    const picker = h("input", { type: "file", accept: "application/json,.json", hidden: true, id: "cypher--import" });
    picker.addEventListener("change", async () => {
      if (!picker.files.length) return;
      const said = await imported(picker.files[0]);
      this.draw();
      say(said);
    });
    const out = h("button", { class: "button", title: "Saved queries and history as one file", on: { click: () => { keepFile(exported(), "chokepoint-queries.json"); say(count(all.length, "saved query", "saved queries") + " exported."); } } }, "Export");
    return h("div", { class: "shelf-files" }, out, h("button", { class: "button", on: { click: () => picker.click() } }, "Import"), picker);
  }
}
