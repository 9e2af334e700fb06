/* One field for each $parameter in the text that no :param line gives a value. */
import { byId, fill, h } from "./dom.js";

const QUIET = /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|'(?:\\.|[^'\\])*(?:'|$)|"(?:\\.|[^"\\])*(?:"|$)/g;
const GIVEN = /^[^\S\n]*:param\s+(?:([\p{L}\p{N}_]+)|`([^`]+)`)\s*(?:=>|:)/gmu, NAMED = /\$(?:([\p{L}\p{N}_]+)|`([^`]+)`)/gu;
const names = (text, pattern) => [...new Set([...text.matchAll(pattern)].map((found) => found[1] || found[2]))];

/* The names after `$`, and those that a line of the text gives a value. */
export function parametersIn(text) {
  const bare = text.replace(QUIET, (found) => found.replace(/[^\n]/g, " "));
  return { named: names(bare, NAMED), given: names(bare, GIVEN) };
}

export class Fields {
  constructor(changed) {
    this.values = {};
    this.changed = changed;
    this.names = [];
    byId("parameters").addEventListener("submit", (event) => event.preventDefault());
    byId("parameters").addEventListener("input", (event) => { this.values[event.target.dataset.name] = event.target.value; changed(); });
  }

  set(values) {
    this.values = { ...values };
    byId("parameters").querySelectorAll("input").forEach((input) => { input.value = this.values[input.dataset.name] ?? ""; });
  }

  show(text) {
    const { named, given } = parametersIn(text), wanted = named.filter((name) => !given.includes(name));
    if (wanted.join("\n") === this.names.join("\n")) return;
    this.names = wanted;
    byId("parameters").hidden = !wanted.length;
    fill(byId("parameters"), wanted.length ? h("span", { class: "parameters-said" }, "Parameters, as JSON or text:") : null, wanted.map((name) => this.field(name)));
  }

  field(name) {
    const id = "cypher--parameter-" + name;
    const input = h("input", { type: "text", id, "data-name": name, autocomplete: "off", spellcheck: "false", maxlength: 20000, dir: "auto", value: this.values[name] ?? "" });
    return h("span", { class: "field" }, h("label", { for: id, dir: "auto" }, "$" + name), input);
  }

  /* What is typed for the parameters of the text; an empty field gives none. */
  typed() {
    return Object.fromEntries(this.names.map((name) => [name, this.values[name] ?? ""]).filter(([, value]) => value !== ""));
  }
}
