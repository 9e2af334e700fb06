/* Cypher as the editor colours it: read word by word, so that it also suits a text that is not finished. */
import { StreamLanguage } from "@codemirror/language";

export const KEYWORDS = (
  "ALL AND ANY AS ASC ASCENDING BY CALL CASE CONTAINS COUNT CSV DESC DESCENDING DISTINCT ELSE END ENDS EXISTS EXPLAIN " +
  "FALSE FINISH FOR FROM IN INDEX IS LIMIT MATCH NONE NOT NULL OFFSET ON OPTIONAL OR ORDER PROFILE REDUCE RETURN SHORTEST " +
  "SHOW SINGLE SKIP STARTS THEN TRUE UNION UNWIND USING WHEN WHERE WITH XOR YIELD " +
  "CREATE DELETE DETACH DROP FOREACH LOAD MERGE REMOVE SET USE CYPHER"
).split(" ");
const WRITING = new Set("CREATE DELETE DETACH DROP FOREACH LOAD MERGE REMOVE SET USE CSV CYPHER".split(" "));
export const OFFERED = KEYWORDS.filter((word) => !WRITING.has(word));
const KNOWN = new Set(KEYWORDS);
const WORD = /^[\p{L}_][\p{L}\p{N}_]*/u;
const NUMBER = /^(?:0x[\da-f_]+|0o[0-7_]+|\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?)/i;

function quoted(stream, state, quote) {
  for (let sign = stream.next(); sign !== undefined; sign = stream.next()) {
    if (sign === "\\" && quote !== "`") stream.next();
    else if (sign === quote) { state.inside = null; break; }
  }
  return quote === "`" ? "variableName" : "string";
}

function comment(stream, state) {
  if (stream.skipTo("*/")) { stream.match("*/"); state.inside = null; } else stream.skipToEnd();
  return "comment";
}

/* A name after a dot is a property, after a colon a label or a type, before a bracket a function. */
function word(stream, state, before) {
  if (before === ".") return "propertyName";
  if (before === ":") return "typeName";
  if (/^\s*\(/.test(stream.string.slice(stream.pos)) && !KNOWN.has(state.word)) return "function";
  if (state.braces && /^\s*:(?!:)/.test(stream.string.slice(stream.pos))) return "propertyName";
  return KNOWN.has(state.word) ? "keyword" : "variableName";
}

function sign(stream, state) {
  const found = stream.next();
  if (found === "{") state.braces += 1;
  if (found === "}") state.braces = Math.max(0, state.braces - 1);
  state.before = found === "." && stream.peek() === "." ? "" : found === "|" && state.label ? ":" : found;
  state.label = found === ":" || (state.label && "|&!".includes(found));
  if (found === "." && stream.eat(".")) state.before = "";
  return /[()[\]{}]/.test(found) ? "bracket" : /[,;.]/.test(found) ? "punctuation" : "operator";
}

function token(stream, state) {
  if (state.inside === "/*") return comment(stream, state);
  if (state.inside) return quoted(stream, state, state.inside);
  if (stream.sol() && stream.match(/^\s*:param\b/)) { state.before = ""; return "meta"; }
  if (stream.eatSpace()) return null;
  if (stream.match("//")) { stream.skipToEnd(); return "comment"; }
  if (stream.match("/*")) { state.inside = "/*"; return comment(stream, state); }
  const before = state.before;
  if (stream.match(/^["'`]/)) { state.before = ""; state.inside = stream.current(); return quoted(stream, state, state.inside); }
  if (stream.match(/^\$(?:[\p{L}\p{N}_]+|`[^`]*`)/u)) { state.before = ""; return "atom"; }
  if (before !== "." && stream.match(NUMBER)) { state.before = ""; return "number"; }
  if (stream.match(WORD)) {
    state.word = stream.current().toUpperCase();
    state.before = "";
    return word(stream, state, before);
  }
  return sign(stream, state);
}

export const cypher = StreamLanguage.define({
  name: "cypher",
  startState: () => ({ inside: null, before: "", braces: 0, label: false, word: "" }),
  copyState: (state) => ({ ...state }),
  token,
  languageData: {
    commentTokens: { line: "//", block: { open: "/*", close: "*/" } },
    closeBrackets: { brackets: ["(", "[", "{", "'", '"', "`"] },
  },
});
