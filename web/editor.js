/* The editor of the page /cypher: CodeMirror with Cypher, as one function. Colours are the page's own variables. */
import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, completionStatus, startCompletion } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { drawSelection, dropCursor, EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers, placeholder, tooltips } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { choices, source } from "./completion.js";
import { cypher } from "./cypher.js";

export { choices };

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "500" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: tags.number, color: "var(--code-number)" },
  { tag: tags.comment, color: "var(--muted)", fontStyle: "italic" },
  { tag: [tags.atom, tags.meta], color: "var(--code-parameter)" },
  { tag: [tags.typeName], color: "var(--code-label)" },
]);

const LOOK = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--card)", fontSize: "14px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "20px", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)", padding: "8px 0", unicodeBidi: "plaintext" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--card)", color: "var(--muted)", border: "0", paddingLeft: "4px", fontSize: "12px" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--code-line)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "var(--code-selection) !important" },
  "&.cm-focused .cm-matchingBracket, .cm-matchingBracket": { background: "var(--code-selection)", outline: "1px solid var(--border)", color: "inherit" },
  ".cm-selectionMatch": { backgroundColor: "var(--code-line)" },
  ".cm-placeholder": { color: "var(--muted)" },
  ".cm-tooltip": { border: "1px solid var(--hairline)", borderRadius: "6px", background: "var(--card)", color: "var(--ink)", boxShadow: "0 6px 24px #0003" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontSize: "13px", maxHeight: "260px", maxWidth: "min(620px, 92vw)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "4px 10px", lineHeight: "18px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--accent) !important", color: "var(--card) !important" },
  ".cm-completionDetail": { fontFamily: "var(--sans)", fontStyle: "normal", fontSize: "12px", color: "var(--muted)" },
  "li[aria-selected] .cm-completionDetail": { color: "var(--card)" },
  ".cm-completionIcon": { display: "none" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },
  ".cm-completionInfo": { fontFamily: "var(--sans)", fontSize: "12.5px", maxWidth: "320px", padding: "8px 12px" },
  ".cm-diagnostic": { fontFamily: "var(--sans)", fontSize: "12.5px", padding: "6px 10px", whiteSpace: "pre-wrap", maxWidth: "460px" },
  ".cm-diagnostic-error": { borderLeft: "4px solid var(--error)" },
  ".cm-panels": { background: "var(--band)", color: "var(--ink)", borderColor: "var(--hairline)" },
  ".cm-panel.cm-search": { fontFamily: "var(--sans)", padding: "6px 10px" },
  ".cm-textfield, .cm-button": { fontFamily: "var(--sans)", fontSize: "12.5px", background: "var(--card)", backgroundImage: "none", color: "var(--ink)", border: "1px solid var(--border)", borderRadius: "4px" },
  ".cm-searchMatch": { backgroundColor: "var(--code-match)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--error) 1.5px", textUnderlineOffset: "3px" },
  ".cm-gutter-lint": { width: "14px" },
  ".cm-lint-marker": { width: "10px", height: "10px" },
});

/* Escape closes a list that is open; else it stops what runs. */
function keys(on) {
  const escape = () => on.cancel();
  return [
    { key: "Mod-Enter", run: () => { on.run(); return true; }, preventDefault: true },
    { key: "Tab", run: (view) => acceptCompletion(view) || completionStatus(view.state) !== null },
    ...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...lintKeymap,
    indentWithTab,
    { key: "Escape", run: escape },
  ];
}

function extensions({ label, description, hint, words, parameters, insert, on }) {
  return [
    lineNumbers(), lintGutter(), highlightActiveLineGutter(), highlightSpecialChars(), history(), drawSelection(), dropCursor(),
    bracketMatching(), closeBrackets(), highlightActiveLine(), highlightSelectionMatches(), search({ top: true }),
    autocompletion({ override: [source({ words, parameters, insert })], icons: false, maxRenderedOptions: 200, interactionDelay: 25 }),
    tooltips({ parent: document.body, position: "fixed" }),
    keymap.of(keys(on)), cypher, syntaxHighlighting(COLOURS), LOOK, EditorView.lineWrapping, placeholder(hint),
    EditorState.allowMultipleSelections.of(true),
    EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": description, spellcheck: "false", autocapitalize: "off", autocorrect: "off" }),
    EditorView.updateListener.of((update) => { if (update.docChanged) on.change(update.state.doc.toString()); }),
  ];
}

/* An editor in `place`. `words()` is what completion offers, `parameters()` the names after `$`. */
export function editor(options) {
  const view = new EditorView({ parent: options.place, state: EditorState.create({ doc: options.text, extensions: extensions(options) }) });
  return {
    view,
    text: () => view.state.doc.toString(),
    set(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: 0 } });
      view.dispatch(setDiagnostics(view.state, []));
    },
    mark(faults) {
      const end = view.state.doc.length;
      const found = faults.map(({ from, to, message }) => ({ from: Math.min(from, end), to: Math.min(Math.max(to, from), end), severity: "error", message }));
      view.dispatch(setDiagnostics(view.state, found));
    },
    show(at) {
      view.dispatch({ selection: { anchor: Math.min(at, view.state.doc.length) }, scrollIntoView: true });
      view.focus();
    },
    offers: () => completionStatus(view.state) !== null,
    complete: () => startCompletion(view),
    focus: () => view.focus(),
  };
}
