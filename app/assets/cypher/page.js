/* The page /cypher: the editor, what runs, and the address, which holds the text. */
import { byId, count, fill, h, keep, say } from "./dom.js";
import { editor } from "./codemirror.js";
import { read, written } from "./address.js";
import { Fields, parametersIn } from "./fields.js";
import { remember } from "./keep.js";
import { file, run } from "./runner.js";
import { Results } from "./results.js";
import { Shelf } from "./shelf.js";

const QUIET = 350, SECOND = 1000, HINT = "For example: MATCH (m:Measure) RETURN m.name AS measure LIMIT 10";
let page = null;

export async function open(at, begin) {
  page = page || new Page(begin);
  document.title = "Cypher · Chokepoint";
  await page.follow(at.search);
}

class Page {
  constructor(begin) {
    Object.assign(this, { begin, known: null, state: { named: "", form: "", ran: false }, current: null, downloading: null, wait: 0, followed: null });
    this.fields = new Fields(() => this.edited());
    fill(byId("editor"));
    this.editor = editor({
      place: byId("editor"), text: "", label: "Cypher", description: "cypher--keys", hint: HINT,
      words: () => this.known, parameters: () => { const { named, given } = parametersIn(this.editor.text()); return [...new Set([...given, ...named, ...Object.keys(this.fields.values)])]; },
      insert: (view, from, to, each) => view.dispatch({ changes: { from, to, insert: each.text }, selection: { anchor: from }, scrollIntoView: true, userEvent: "input.complete" }),
      on: { change: () => this.edited(), run: () => this.run(), cancel: () => this.cancel() },
    });
    this.results = new Results({ begin, turned: (form) => { this.state.form = form === "table" ? "" : form; this.write(false); }, jump: (from, focus) => this.jump(from, focus) });
    this.shelf = new Shelf({ words: () => this.known, text: () => this.editor.text(), open: (text, form) => this.take(text, form) });
    this.wire();
    this.words = this.learn();
  }

  wire() {
    addEventListener("popstate", () => this.back());
    byId("run").addEventListener("click", () => this.run());
    byId("cancel").addEventListener("click", () => this.cancel());
    byId("save").addEventListener("click", () => { this.rail(true); this.shelf.name(); });
    byId("to-rail").addEventListener("click", () => this.rail());
    byId("parameters").addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); this.run(); } });
    byId("page").addEventListener("keydown", (event) => {
      if (event.defaultPrevented) return;
      if (event.key === "Escape") this.cancel();
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); this.run(); }
    });
    byId("page").addEventListener("click", (event) => { const button = event.target.closest(".file"); if (button) this.download(button); });
  }

  /* Back and forward between texts: only those between views are told by the frame. */
  back() {
    if (location.pathname.replace(/\/+$/, "") === this.begin.base) this.follow(location.search, true);
  }

  async learn() {
    try {
      const answer = await fetch(this.begin.base + "/words");
      if (!answer.ok) throw new Error(String(answer.status));
      this.known = await answer.json();
      this.shelf.draw();
      if (byId("first")) fill(byId("first"), this.known.first.map((each) => h("li", null, h("button", { class: "button", on: { click: () => { this.take(each.text, each.form); this.run(); } } }, each.title))));
    } catch {
      fill(byId("shelf"), h("p", { class: "shelf-none" }, "The examples could not be loaded: the database or the server does not answer. ", h("button", { class: "button", on: { click: () => { this.words = this.learn(); } } }, "Try again")));
    }
  }

  rail(open) {
    const shown = byId("page").classList.toggle("rail-open", open);
    byId("to-rail").setAttribute("aria-expanded", String(shown));
  }

  /* The address leads, except where it is the one that was written here, or where it comes from a tab and names no text:
     then what is in the editor stays. */
  async follow(search, back) {
    if (search === this.followed) return;
    const asked = read(search), first = this.followed === null;
    if (!first && !back && !asked.text && !asked.named && this.editor.text().trim()) { this.write(false); return; }
    this.followed = search;
    let text = asked.text;
    if (asked.named) {
      await this.words;
      const found = this.known && this.known.queries.find((each) => each.id === asked.named);
      if (!found) this.told("There is no named query “" + asked.named.slice(0, 80) + "”. The list has all of them.");
      text = found ? found.text : text;
    }
    this.state = { named: asked.named, form: asked.form, ran: asked.run };
    this.results.wished = asked.form;
    this.fields.set(asked.parameters);
    if (text !== this.editor.text()) { this.setting = true; this.editor.set(text); this.setting = false; }
    this.fields.show(text);
    byId("page").dataset.drawn = "Cypher";
    if (asked.run && text.trim()) this.run(true);
    else if (!this.results.shown) this.editor.focus();
  }

  edited() {
    if (this.setting) return;
    this.fields.show(this.editor.text());
    clearTimeout(this.wait);
    this.wait = setTimeout(() => { const fresh = this.state.ran; this.state.ran = false; this.write(fresh); }, QUIET);
  }

  /* What is there goes into the address: as a new step back when something was run before, else in place. */
  write(fresh) {
    clearTimeout(this.wait);
    const text = this.editor.text(), named = this.known && this.known.queries.find((each) => each.text === text);
    const said = written({ text, named: named ? named.id : "", form: this.state.form, parameters: this.fields.typed(), run: this.state.ran }, this.begin.longest);
    this.told(said.fits ? "" : "The text is too long for an address (" + said.length.toLocaleString("en-GB") + " of " + this.begin.longest.toLocaleString("en-GB") + " characters): this address does not hold it. Save it instead.");
    if (said.search === location.search) return;
    this.followed = said.search;
    history[fresh ? "pushState" : "replaceState"]({}, "", location.pathname + said.search);
  }

  told(words) { byId("address-said").textContent = words; }

  take(text, form) {
    const before = this.editor.text();
    this.setting = true; this.editor.set(text); this.setting = false;
    if (form !== undefined) { this.state.form = form === "table" ? "" : form; this.results.wished = form; }
    this.fields.show(text);
    this.rail(false);
    const fresh = this.state.ran;
    this.state.ran = false;
    this.write(fresh);
    this.editor.focus();
    if (before.trim() && before !== text) say("Opened. Undo brings your text back.", () => this.take(before));
  }

  jump(from, focus) {
    if (focus) this.editor.show(from);
    else this.editor.view.dispatch({ selection: { anchor: Math.min(from, this.editor.text().length) }, scrollIntoView: true });
  }

  run(again) {
    if (this.current) { say("A query is running. Escape cancels it."); return; }
    const text = this.editor.text(), parameters = this.fields.typed();
    this.ran = { text, parameters };
    this.state.ran = true;
    if (again !== true) this.write(false);
    this.editor.mark([]);
    fill(byId("errors"));
    if (text.trim()) { remember(text); if (this.shelf.shown === "history") this.shelf.draw(); }
    this.current = run(this.begin.base, text, parameters, (event) => this.event(event));
    this.clock("Running");
  }

  event(event) {
    if (event.event === "begin") this.results.begin_(event.statements, event.limit, this.ran.text);
    else if (event.event === "end") this.end();
    else { this.results.take(event); if (event.event === "error") this.error(event); }
  }

  end() {
    this.current = null;
    this.clock("");
    byId("page").dataset.ran = String(Number(byId("page").dataset.ran || 0) + 1);
  }

  cancel() {
    const asked = this.current || this.downloading;
    if (!asked) return false;
    asked.stop();
    this.clock("Cancelling");
    return true;
  }

  /* The line that says what goes on, and for how long. */
  clock(words) {
    clearInterval(this.ticking);
    byId("run").disabled = Boolean(words);
    byId("cancel").hidden = byId("running").hidden = !words;
    if (!words) { fill(byId("running")); this.since = 0; return; }
    this.since = this.since || Date.now();
    const seconds = h("span", { class: "seconds", "aria-hidden": "true" }), tell = () => { seconds.textContent = Math.floor((Date.now() - this.since) / SECOND) + " s"; };
    fill(byId("running"), h("span", { class: "running-words" }, words + " "), seconds);
    tell();
    this.ticking = setInterval(tell, SECOND);
  }

  /* In words below the editor, and at its place in the text. */
  error(error) {
    const one = this.results.all[error.at], place = error.place, stopped = ["QueryStopped", "Busy"].includes(error.kind) && [this.current, this.downloading].some((asked) => asked && asked.stopping);
    const from = place ? place.from : null;
    const at = place ? h("button", { class: "link", on: { click: () => this.jump(from, true) } }, "Line " + place.line + ", column " + place.column) : null;
    const words = place ? error.message.split("\n")[0].replace(/^Line \d+, column \d+: /, "") : error.message;
    const many = this.results.all.length > 1 && one && error.at !== null ? "Statement " + (error.at + 1) + " of " + this.results.all.length + (error.at + 1 < this.results.all.length ? "; those after it were not run" : "") : "";
    fill(byId("errors"), h("div", { class: stopped ? "error stopped" : "error", role: "alert" }, h("strong", null, stopped ? "Cancelled" : error.title), many ? h("span", { class: "which" }, many) : null,
      stopped ? h("p", null, "Nothing of it runs on the server any more.") : [h("p", { class: "message", dir: "auto" }, at, at ? ": " : null, words), h("p", { class: "what-next" }, error.hint)],
      error.unreachable || error.kind === "Offline" ? h("button", { class: "button", on: { click: () => this.run() } }, "Try again") : null));
    if (place) { const end = /^[\p{L}\p{N}_.$]+/u.exec(this.ran.text.slice(from)); this.editor.mark([{ from, to: from + (end ? end[0].length : 1), message: words + "\n" + error.hint }]); }
  }

  async download(button) {
    button.closest("details").open = false;
    if (this.current || this.downloading) { say("Something is running. Escape cancels it."); return; }
    const ending = button.dataset.ending, { asked, done } = file(this.begin.base, this.ran.text, this.ran.parameters, this.results.at, ending, (words) => this.clock(words));
    this.downloading = asked;
    this.clock("Writing the file: the query runs again for it");
    const made = await done;
    if (made.error) this.error({ ...made.error, at: null });
    this.downloading = null;
    this.clock("");
    if (made.error) return;
    keep(made.blob, "chokepoint-result." + ending);
    say(count(made.rows, "row") + (made.more ? ", the first; there are more than one file holds." : ", all of them."));
  }
}
