/* What can stand where one types: labels, types, properties, parameters, functions, keywords, and whole named queries. */
import { OFFERED } from "./cypher.js";

const FAR = 20000;
const WORD = /[\p{L}\p{N}_]*$/u;
const LABELLED = /[(,\s]([\p{L}_][\p{L}\p{N}_]*)\s*:\s*`?([\p{L}_][\p{L}\p{N}_]*)/gu;
const TYPED = /\[\s*([\p{L}_][\p{L}\p{N}_]*)?\s*:\s*([\p{L}_][\p{L}\p{N}_|]*)/gu;

const QUIET = /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|'(?:\\[^]|[^'\\])*(?:'|$)|"(?:\\[^]|[^"\\])*(?:"|$)/g;

/* The text with strings and comments blanked, so that what stands in them means nothing. */
function bare(text) {
  return text.replace(QUIET, (found) => "'" + " ".repeat(Math.max(0, found.length - 2)) + (found.length > 1 ? "'" : ""));
}

/* Whether the text ends within a string or a comment. */
function quiet(text) {
  const last = [...text.matchAll(QUIET)].at(-1);
  if (!last || last.index + last[0].length < text.length) return false;
  const [found] = last;
  return found.startsWith("//") || (found.startsWith("/*") ? found.length < 4 || !found.endsWith("*/") : found.length < 2 || !found.endsWith(found[0]));
}

/* The innermost bracket that is open, and where; "" when none is. */
function opened(text) {
  const open = [];
  for (let at = 0; at < text.length; at += 1) {
    if ("([{".includes(text[at])) open.push(at);
    else if (")]}".includes(text[at])) open.pop();
  }
  const last = open.at(-1);
  return last === undefined ? { sign: "", at: 0, outer: "" } : { sign: text[last], at: last, outer: open.length > 1 ? text[open.at(-2)] : "" };
}

function kinds(text, pattern) {
  return [...text.matchAll(pattern)].reduce((known, found) => known.set(found[1], found[2].split("|")[0]), new Map());
}

function properties(words, text, variable, label) {
  const name = label || kinds(text, LABELLED).get(variable), type = kinds(text, TYPED).get(variable);
  const own = name && words.labels.find((each) => each.name === name);
  const link = type && words.types.find((each) => each.name === type);
  return (own || link || { properties: words.properties }).properties.map((each) => ({ label: each.name, detail: each.about, type: "property" }));
}

const named = (entries, type) => entries.map((each) => ({ label: each.name, detail: each.detail, info: each.about || undefined, type }));

function variables(text) {
  const known = new Set();
  for (const found of text.matchAll(/[([,]\s*([\p{L}_][\p{L}\p{N}_]*)\s*(?=[:)\]{])|\bAS\s+([\p{L}_][\p{L}\p{N}_]*)|\bUNWIND\b[^]*?\bAS\s+([\p{L}_][\p{L}\p{N}_]*)/giu)) known.add(found[1] || found[2] || found[3]);
  return [...known].map((name) => ({ label: name, type: "variable", boost: 2 }));
}

/* The functions whose names begin so; what is offered is the rest of the name. */
function called(words, begins = "") {
  const fitting = words.functions.filter((each) => each.name.startsWith(begins));
  return fitting.map((each) => ({ label: each.name.slice(begins.length), detail: each.signature, info: each.about || undefined, type: "function", apply: applied(each.name.slice(begins.length), each.signature) }));
}

/* A function is put in with its brackets, and the cursor between them. */
function applied(name, signature) {
  return (view, _completion, from, to) => {
    const inside = from + name.length + (signature === "()" ? 2 : 1);
    view.dispatch({ changes: { from, to, insert: name + "()" }, selection: { anchor: inside }, userEvent: "input.complete" });
  };
}

function asked(words, insert) {
  return words.queries.map((each) => ({
    label: each.id, detail: each.title, type: "query", boost: -20,
    apply: (view, _completion, from, to) => insert(view, from, to, each),
  }));
}

function inMap(words, text, place) {
  const before = text.slice(0, place.at), label = /:\s*`?([\p{L}_][\p{L}\p{N}_]*)`?\s*$/u.exec(before);
  const found = label && (words.labels.find((each) => each.name === label[1]) || words.types.find((each) => each.name === label[1]));
  return (found ? found.properties : words.properties).map((each) => ({ label: each.name, detail: each.about, type: "property", apply: each.name + ": " }));
}

/* The choices at the end of `text` (everything before the cursor), and how many letters of them are typed. */
export function choices(text, words, parameters, insert) {
  const near = bare(text.slice(-FAR)), typed = WORD.exec(near)[0], before = near.slice(0, near.length - typed.length);
  const place = opened(before), last = before.trimEnd().at(-1) || "";
  const answer = (options) => ({ typed: typed.length, options });
  if (quiet(text)) return answer([]);
  if (before.endsWith("$")) return answer(parameters().filter((name) => name !== typed).map((name) => ({ label: name, type: "parameter" })));
  const procedure = /\bCALL\s+([\w.]*)$/i.exec(near);
  if (procedure) return { typed: procedure[1].length, options: named(words.procedures, "procedure") };
  const alone = /(?:^|[\n;])\s*(\p{L}[\p{L}\p{N}]*-[\p{L}\p{N}-]*)$/u.exec(near);
  if (alone) return { typed: alone[1].length, options: asked(words, insert) };
  const dotted = /([\p{L}_][\p{L}\p{N}_]*)\.$/u.exec(before);
  if (dotted) return answer([...properties(words, near, dotted[1]), ...called(words, dotted[1] + ".")]);
  if (before.endsWith(".")) return answer([]);
  if (place.sign === "{" && "([".includes(place.outer || " ") && "{,".includes(last)) return answer(inMap(words, before, place));
  const inType = place.sign === "[" && /:[^\]{]*$/.test(before.slice(place.at)) && ":|!&".includes(last);
  if (inType) return answer(named(words.types, "relationship"));
  const inLabel = (last === ":" && place.sign !== "{") || (place.sign === "(" && "|&!".includes(last) && /:[^,)]*$/.test(before.slice(place.at)));
  if (inLabel) return answer(named(words.labels, "label"));
  const keywords = OFFERED.map((label) => ({ label, type: "keyword" }));
  return answer([...variables(near), ...keywords, ...called(words), ...asked(words, insert)]);
}

export function source({ words, parameters, insert }) {
  return (context) => {
    const known = words();
    if (!known) return null;
    const found = choices(context.state.sliceDoc(0, context.pos), known, parameters, insert);
    const before = context.state.sliceDoc(context.pos - 1 - found.typed, context.pos - found.typed);
    if (!found.options.length || (!found.typed && !context.explicit && !/[.:$]/.test(before))) return null;
    return { from: context.pos - found.typed, options: found.options, validFor: /^[\p{L}\p{N}_.-]*$/u };
  };
}
