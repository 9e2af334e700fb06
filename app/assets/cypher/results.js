/* The results of the statements of a run: one is shown, as table, picture, JSON or plan. */
import { byId, choose, count, fill, h, tabs } from "./dom.js";
import { picture } from "./runner.js";
import { printed, Table } from "./table.js";
import { tree } from "./plan.js";
import { elements, json, rowAsJson, text } from "./values.js";

const FORMS = ["table", "graph", "json", "plan"], LINE = 18, SHORT = 28, READABLE = 0.55, NO_ROWS = "No rows: nothing in the graph fits the query.";

export class Results {
  constructor({ begin, turned, jump }) {
    Object.assign(this, { begin, turned, jump, all: [], at: 0, form: "table", wished: "" });
    this.list = byId("as-table").parentElement;
    tabs(this.list, (tab) => this.turn(FORMS.find((form) => byId("as-" + form) === tab)));
    byId("statements").addEventListener("click", (event) => { const button = event.target.closest("[data-at]"); if (button) this.show(Number(button.dataset.at)); });
    addEventListener("beforeprint", () => this.print());
    addEventListener("afterprint", () => document.querySelectorAll(".for-print").forEach((each) => each.remove()));
  }

  /* A new run; the form that is wished for stays. */
  begin_(statements, limit, source) {
    this.all = statements.map((each) => ({ ...each, said: source.slice(each.from, each.to), rows: [], columns: [], state: "waiting" }));
    this.limit = limit;
    this.at = 0;
    this.chosen = false;
    this.clear();
    this.statements();
  }

  clear() {
    if (this.table) this.table.leave();
    this.table = null;
    this.drawn = null;
    fill(byId("result")); fill(byId("status")); fill(byId("legend")); fill(byId("picture-said"));
    byId("graph").classList.add("away");
    byId("result-bar").hidden = true;
    byId("result").hidden = false;
  }

  get shown() { return this.all[this.at]; }

  /* What the server told of one statement. */
  take(event) {
    const one = this.all[event.at];
    if (!one) return;
    if (event.event === "statement") { one.state = "running"; if (!this.chosen) this.at = event.at; }
    if (event.event === "columns") one.columns = event.columns;
    if (event.event === "rows") one.rows.push(...event.rows);
    if (event.event === "parameter") Object.assign(one, { state: "done", value: event.value, name: event.name, ms: event.ms });
    if (event.event === "done") Object.assign(one, { state: "done", done: event, ms: event.ms });
    if (event.event === "error") { one.state = "failed"; this.at = event.at; }
    this.statements();
    if (event.at !== this.at) return;
    if (event.event === "rows" && this.table) this.table.grown();
    else if (event.event === "columns" || event.event === "done" || event.event === "parameter" || event.event === "statement") this.draw();
  }

  show(at) { this.at = at; this.chosen = true; this.statements(); this.draw(); this.jump(this.shown.from, false); }

  turn(form) { this.wished = form; this.turned(form); this.draw(); }

  statements() {
    const place = byId("statements"), said = { waiting: "waiting", running: "running", failed: "failed" };
    place.hidden = this.all.length < 2;
    if (place.hidden) return;
    const words = (one) => (one.kind === "parameter" ? one.said : one.said.replace(/\s+/g, " ")).slice(0, SHORT);
    const told = (one) => said[one.state] || (one.kind === "parameter" ? text(one.value ?? null, true).slice(0, 30) : count(one.done.shown, "row") + (one.done.more ? "+" : ""));
    fill(place, this.all.map((one, at) => h("button", { class: "statement " + one.state, "data-at": at, "aria-current": at === this.at ? "true" : null }, h("span", { class: "statement-text", dir: "auto" }, at + 1 + "  " + words(one)), h("span", { class: "statement-state" }, told(one)))));
  }

  /* The form that suits: the one wished for where there is one, the plan of what only has a plan. */
  suiting(one) {
    if (one.done && one.done.plan && !one.done.profiled && this.wished !== "json") return "plan";
    if (this.wished === "plan" && !(one.done && one.done.plan)) return "table";
    return this.wished || "table";
  }

  draw() {
    this.clear();
    const one = this.shown;
    if (!one || one.state === "waiting") return;
    if (one.kind === "parameter") { if (one.state === "done") fill(byId("result"), h("p", { class: "parameter-value", dir: "auto" }, h("code", null, "$" + one.name), " is ", h("code", null, text(one.value, true).slice(0, 5000)))); return; }
    if (!one.columns.length && !one.done) return;
    this.form = this.suiting(one);
    byId("result-bar").hidden = false;
    byId("as-plan").hidden = !(one.done && one.done.plan);
    const found = elements(one.rows), has = found.entities.length + found.relationships.length > 0;
    document.querySelectorAll("[data-ending=graphml], [data-ending=ttl]").forEach((each) => { each.parentElement.hidden = !has; });
    this.list.parentElement.querySelector(".export").hidden = one.state !== "done" || Boolean(one.done.plan && !one.done.profiled);
    choose(this.list, byId("as-" + this.form));
    byId("result").setAttribute("aria-labelledby", "cypher--as-" + this.form);
    this["as_" + this.form](one, found);
    this.status(one);
  }

  as_table(one) {
    if (!one.rows.length) { fill(byId("result"), one.done ? h("p", { class: "no-rows" }, one.done.plan && !one.done.profiled ? "EXPLAIN runs nothing and has no rows." : NO_ROWS) : null); if (one.done) return; }
    this.table = new Table({ columns: one.columns, rows: one.rows, explore: this.begin.explore, open: (at, column) => this.open(one, at, column) });
    fill(byId("result"), this.table.box, h("div", { id: "cypher--value", class: "value-box", hidden: true }));
    this.table.draw();
  }

  /* One value, whole. */
  open(one, at, column) {
    const box = byId("value"), value = one.rows[at][column], plain = typeof value === "string";
    const close = () => { box.hidden = true; fill(box); this.table.box.focus(); };
    const head = h("div", { class: "value-head" }, h("strong", { dir: "auto" }, one.columns[column].slice(0, 120)), h("span", null, "row " + (at + 1).toLocaleString("en-GB")), h("button", { class: "button copy-text", "data-copy": "cypher--whole" }, "Copy"), h("button", { class: "button", on: { click: close } }, "Close"));
    fill(box, head, h("pre", { id: "cypher--whole", class: plain ? "prose" : null, tabindex: 0, dir: plain ? "auto" : "ltr" }, plain ? value : json(value)));
    box.hidden = false;
    box.onkeydown = (event) => { if (event.key === "Escape") { event.stopPropagation(); close(); } };
    box.querySelector(".button:last-child").focus({ preventScroll: true });
  }

  /* Lines of JSON, of which only those in view are drawn. */
  as_json(one) {
    const lines = one.rows.length ? ("[\n" + one.rows.map((row) => "  " + rowAsJson(one.columns, row, "  ")).join(",\n") + "\n]").split("\n") : ["[]"];
    const body = h("div", { class: "json-body", style: "height:" + lines.length * LINE + "px" }), box = h("div", { class: "json", tabindex: 0, role: "region", "aria-label": "Rows as JSON" }, body);
    const draw = () => {
      const from = Math.max(0, Math.floor(box.scrollTop / LINE) - 20), to = Math.min(lines.length, Math.ceil((box.scrollTop + (box.clientHeight || 600)) / LINE) + 20);
      const shown = lines.slice(from, to).map((line) => (line.length > 5000 ? line.slice(0, 5000) + "… (whole in the download)" : line));
      fill(body, h("pre", { style: "top:" + from * LINE + "px" }, shown.join("\n")));
    };
    box.addEventListener("scroll", draw, { passive: true });
    fill(byId("result"), box);
    draw();
  }

  as_plan(one) { fill(byId("result"), tree(one.done.plan, one.done.profiled)); }

  async as_graph(one, found) {
    if (!one.done) return;
    if (!found.entities.length && !found.relationships.length) { fill(byId("result"), h("p", { class: "no-rows" }, "Nothing in the rows is an entity or a relationship. Return some, such as: MATCH path = (c:Company)-[:PRODUCES]->(t:Technology) RETURN path")); return; }
    byId("result").hidden = true;
    byId("graph").classList.remove("away");
    fill(byId("picture-said"), "The picture is being laid out.");
    const drawn = this.drawn = Symbol("picture"), frame = byId("canvas").getBoundingClientRect(), aspect = frame.height ? frame.width / frame.height : 1.7, { drawn: made, error } = await picture(this.begin.base, { ...found, aspect });
    if (this.drawn !== drawn) return;
    if (error) { fill(byId("picture-said"), error.title + ". " + error.message + " " + error.hint); return; }
    fill(byId("picture-said"), made.name + ". " + made.left_out);
    fill(byId("legend"), h("ul", null, made.legend.map(([kind, label, amount]) => h("li", null, h("span", { class: "glyph glyph-" + kind }), h("span", null, label), h("span", { class: "count" }, amount.toLocaleString("en-GB"))))));
    window.dash_clientside.canvas.draw({ canvas: this.begin.canvas, title: "Cypher", name: made.name, elements: made.elements, extent: made.extent }, this.begin.styles);
    this.whole(made, drawn, 0);
  }

  /* The whole picture at first, as long as its names can be read so; the canvas prefers its middle at full size. */
  whole(made, drawn, tries) {
    if (this.drawn !== drawn || tries > 300) return;
    const frame = byId("canvas").getBoundingClientRect(), { x1, y1, x2, y2 } = made.extent;
    if (Math.min(frame.width / (x2 - x1), frame.height / (y2 - y1)) < READABLE) return;
    if (byId("cytoscape").dataset.drawn !== made.name) { requestAnimationFrame(() => this.whole(made, drawn, tries + 1)); return; }
    setTimeout(() => { if (this.drawn === drawn) byId("zoom-fit").click(); }, 60);
  }

  status(one) {
    if (!one.done) return;
    const { shown, rows, more, heavy, notifications } = one.done, said = [];
    if (one.done.plan && !one.done.profiled) said.push("Planned, not run");
    else if (more) said.push(count(shown, "row"), heavy ? "first " + shown.toLocaleString("en-GB") + ", more would be too heavy for the page: download them" : "first " + shown.toLocaleString("en-GB") + " of " + (rows ? rows.toLocaleString("en-GB") : "more"));
    else said.push(count(shown, "row"));
    said.push(one.ms.toLocaleString("en-GB") + " ms", "limit " + this.limit + " s");
    fill(byId("status"), h("p", { class: "figures" }, said.join(" · ")), notifications.length ? h("ul", { class: "notifications" }, notifications.map((each) => this.notification(one, each))) : null);
  }

  notification(one, each) {
    const place = each.from === null ? null : h("button", { class: "link", on: { click: () => this.jump(each.from, true) } }, "line " + each.line + ", column " + each.column);
    return h("li", null, h("strong", null, each.severity === "WARNING" ? "Warning" : "Note"), place ? [", ", place] : null, ": ", h("span", { dir: "auto" }, each.description));
  }

  print() {
    const one = this.shown;
    if (one && one.rows.length && this.form === "table") byId("result").append(printed(one.columns, one.rows));
  }
}
