/* The plan of a query as a tree that the keyboard walks: arrows up and down, right opens, left closes. */
import { h } from "./dom.js";

const figure = (value) => value < 10 && value % 1 ? value.toFixed(1) : Math.round(value).toLocaleString("en-GB");

function totals(step) { return (step.hits || 0) + step.steps.reduce((sum, each) => sum + totals(each), 0); }

function figures(step, profiled, all) {
  const shown = [h("span", { class: "plan-figure" }, figure(step.rows) + (step.rows === 1 ? " row" : " rows") + " estimated")];
  if (!profiled) return shown;
  const share = all ? Math.round(((step.hits || 0) / all) * 100) : 0;
  const bar = h("span", { class: "plan-bar", "aria-hidden": "true" }, h("span", { style: "width:" + share + "%" }));
  return [h("span", { class: "plan-figure actual" }, figure(step.actual) + (step.actual === 1 ? " row" : " rows")), ...shown, h("span", { class: "plan-figure" }, figure(step.hits) + " database hits"), bar];
}

function item(step, profiled, all, level) {
  const parts = step.steps.map((each) => item(each, profiled, all, level + 1));
  const line = h("div", { class: "plan-line" }, h("span", { class: "plan-operator" }, step.operator), h("span", { class: "plan-figures" }, figures(step, profiled, all)), step.details ? h("code", { class: "plan-details", dir: "auto" }, step.details) : null);
  return h("li", { role: "treeitem", "aria-level": level, "aria-expanded": parts.length ? "true" : null, tabindex: level === 1 ? 0 : -1 }, line, parts.length ? h("ul", { role: "group" }, parts) : null);
}

export function tree(plan, profiled) {
  const words = profiled ? "What was done, the last step first: rows as they came, rows as estimated, and how often the database was asked." : "What would be done, the last step first, with the rows that the database expects. Nothing was run.";
  const list = h("ul", { role: "tree", class: "plan-tree", "aria-label": "Plan of the query" }, item(plan, profiled, totals(plan), 1));
  list.addEventListener("keydown", keys);
  list.addEventListener("click", (event) => { const line = event.target.closest(".plan-line"); if (line) { move(list, line.parentElement); toggle(line.parentElement); } });
  return h("div", { class: "plan" }, h("p", { class: "plan-said" }, words), list);
}

const items = (list) => [...list.querySelectorAll("[role=treeitem]")].filter((each) => !each.parentElement.closest('[aria-expanded="false"]'));

function toggle(found, open) {
  if (!found.hasAttribute("aria-expanded")) return;
  found.setAttribute("aria-expanded", String(open === undefined ? found.getAttribute("aria-expanded") !== "true" : open));
}

function move(list, next) {
  if (!next) return;
  list.querySelectorAll('[tabindex="0"]').forEach((each) => { each.tabIndex = -1; });
  next.tabIndex = 0;
  next.focus();
}

function keys(event) {
  const here = event.target.closest("[role=treeitem]"), list = event.currentTarget, all = items(list), at = all.indexOf(here);
  const opened = here.getAttribute("aria-expanded");
  const acts = {
    ArrowDown: () => move(list, all[at + 1]), ArrowUp: () => move(list, all[at - 1]), Home: () => move(list, all[0]), End: () => move(list, all.at(-1)),
    ArrowRight: () => (opened === "false" ? toggle(here, true) : opened && move(list, here.querySelector("[role=treeitem]"))),
    ArrowLeft: () => (opened === "true" ? toggle(here, false) : move(list, here.parentElement.closest("[role=treeitem]"))),
    Enter: () => toggle(here), " ": () => toggle(here),
  };
  if (!acts[event.key]) return;
  event.preventDefault();
  acts[event.key]();
}
