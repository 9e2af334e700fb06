/* The dialog of exports: what the page shows at the moment it is opened, as a sheet, with what can be done about it. */
(function () {
  "use strict";
  const NAMES = ["paper", "theme", "split", "fold", "layout"], REST = 300;
  const now = { view: "", search: "", options: {}, sheet: 1, told: null, asked: null, opener: null };
  const box = () => document.getElementById("export");
  const at = (id) => document.getElementById("ex-" + id);
  const form = () => at("form");

  /* An element with text and listeners; text never becomes markup. */
  function made(name, words, on) {
    const element = document.createElement(name);
    element.textContent = words || "";
    if (on) { element.type = "button"; element.className = "button"; element.addEventListener("click", on); }
    return element;
  }

  const query = (more) => window.chokepoint.changed({ ...now.options, sheet: null, ...more }, now.search);
  const path = (before, after, more) => box().dataset.base + "/" + before + now.view + after + query(more);
  const ending = () => (form().querySelector("input[name=ending]:checked") || { value: "svg" }).value;
  const isFigure = () => ["svg", "png", "pdf", "pptx", "docx", "html"].includes(ending());

  function open(button) {
    const values = new URLSearchParams(location.search);
    now.view = button.dataset.view;
    now.search = location.search;
    now.options = Object.fromEntries(NAMES.map((name) => [name, values.get(name)]));
    now.opener = button;
    now.sheet = 1;
    now.told = null;
    at("title").textContent = "";
    at("picture").hidden = true;
    window.chokepoint.taking.quiet();
    form().querySelectorAll("input[name=ending]").forEach((each) => { each.parentElement.hidden = false; });
    box().showModal();
    draw();
  }

  function closed() {
    if (now.asked) now.asked.abort();
    now.asked = null;
    window.chokepoint.taking.cancel();
    freed();
    const again = document.querySelector(".open-export[data-view='" + now.view + "']");
    const back = now.opener && now.opener.isConnected ? now.opener : again;
    if (back) back.focus();
  }

  function freed() {
    const src = at("picture").getAttribute("src");
    if (src && src.startsWith("blob:")) URL.revokeObjectURL(src);
    at("picture").removeAttribute("src");
  }

  /* Ask for the sheet that the options give, and show it. A later question takes the place of an earlier one. */
  async function draw() {
    if (now.asked) now.asked.abort();
    const asked = now.asked = new AbortController();
    const slow = setTimeout(() => { at("wait").hidden = false; box().classList.add("is-waiting"); }, REST);
    fields();
    try {
      const answer = await fetch(path("figure/", "", { sheet: now.sheet > 1 ? now.sheet : null }), { signal: asked.signal, cache: "no-store" });
      const told = await answer.json();
      if (asked !== now.asked) return;
      if (answer.ok) shown(told); else failed(told);
    } catch (fault) {
      if (asked !== now.asked || fault.name === "AbortError") return;
      failed({ title: "The server does not answer", message: "No preview could be had.", hint: "See whether it runs, then try again." });
    } finally {
      clearTimeout(slow);
      if (asked === now.asked) { at("wait").hidden = true; box().classList.remove("is-waiting"); }
    }
  }

  function shown(told) {
    now.told = told;
    now.options = Object.assign({}, now.options, told.options);
    const picture = at("picture");
    freed();
    picture.src = URL.createObjectURL(new Blob([told.svg], { type: "image/svg+xml" }));
    picture.alt = told.description;
    picture.width = Math.round(told.width);
    picture.height = Math.round(told.height);
    picture.hidden = false;
    at("fault").hidden = true;
    at("title").textContent = told.title;
    at("steps").hidden = told.sheets < 2;
    at("place").textContent = "Sheet " + told.sheet + " of " + told.sheets.toLocaleString("en-GB");
    box().querySelectorAll("[data-step]").forEach((each) => { const to = told.sheet + Number(each.dataset.step); each.disabled = to < 1 || to > told.sheets; });
    legible(told.legibility);
    at("warnings").replaceChildren(...told.warnings.map((words) => made("li", words)));
    kinds(told.endings);
    fields();
  }

  /* What failed and what to do, in the place of the picture; data that need no figure can still be had. */
  function failed(said) {
    now.told = null;
    freed();
    at("picture").hidden = true;
    at("steps").hidden = true;
    at("title").textContent = "";
    at("legible").replaceChildren();
    at("warnings").replaceChildren();
    at("fault").replaceChildren(made("strong", said.title), made("p", said.message), made("p", said.hint), made("button", "Try again", draw));
    at("fault").hidden = false;
    if (said.endings) kinds(said.endings);
    fields();
  }

  /* How small the smallest label is, and a button for each thing that helps. */
  function legible(found) {
    const place = at("legible");
    place.classList.toggle("is-small", found.small > 0);
    if (!found.small) { place.replaceChildren(made("p", found.labels ? "Smallest label: " + found.least.toFixed(1) + " pt." : "")); return; }
    const helps = found.helps.map((each) => made("button", each.words + ": " + each.least.toFixed(1) + " pt", () => help(each.options)));
    place.replaceChildren(made("p", found.said), made("p", helps.length ? "What helps, with the smallest label then:" : "Nothing here makes it larger. Export its data instead."), ...helps);
  }

  function help(options) {
    now.options = Object.assign({}, options);
    now.sheet = 1;
    at("legible").focus();
    draw();
  }

  function kinds(endings) {
    const inputs = [...form().querySelectorAll("input[name=ending]")];
    inputs.forEach((each) => { each.parentElement.hidden = !endings.includes(each.value); });
    form().querySelectorAll(".ex-files").forEach((each) => { each.hidden = !each.querySelector("label:not([hidden])"); });
    const chosen = inputs.find((each) => each.checked && endings.includes(each.value));
    if (!chosen) (inputs.find((each) => endings.includes(each.value)) || inputs[0]).checked = true;
  }

  /* The fields as the options are; those that do not act are absent. */
  function fields() {
    const can = now.told ? now.told.can : {}, one = form().elements;
    one.paper.value = now.options.paper || "16x9";
    one.theme.value = now.options.theme || "default";
    ["split", "fold", "layout"].forEach((name) => {
      one[name].checked = Boolean(now.options[name]);
      one[name].parentElement.hidden = !can[name] && !one[name].checked;
    });
    if (can.split) one.split.nextElementSibling.textContent = can.split;
    at("sheet").hidden = !isFigure();
    at("about").textContent = about();
    at("download").disabled = isFigure() && !now.told;
    at("image").disabled = !now.told;
    addresses();
  }

  function about() {
    const chosen = form().querySelector("input[name=ending]:checked"), told = now.told, many = told && told.sheets > 1;
    const said = chosen ? chosen.dataset.about : "";
    if (!told || !isFigure()) return said;
    const single = ["svg", "png"].includes(chosen.value);
    if (single && many) return said + " The " + told.sheets + " sheets come as one zip.";
    if (single && told.can.flows) return said + " This is the first sheet only.";
    if (told.can.flows && !many) return said + " All sheets are in it.";
    return said;
  }

  const quoted = (text) => /^[\w.\/-]+$/.test(text) ? text : "'" + text.replace(/'/g, "'\\''") + "'";

  function addresses() {
    const told = now.told, home = location.origin + box().dataset.base;
    const here = told ? told.address + (told.sheet > 1 ? (told.address.includes("?") ? "&" : "?") + "sheet=" + told.sheet : "") : "";
    at("address").value = told ? home + told.address : "";
    at("embed").value = told && told.embeds ? home + "/embed" + here : "";
    at("command").value = told ? "chokepoint export " + quoted(told.address) + " -o " + quoted(told.name + "." + ending()) : "";
    box().querySelectorAll(".ex-address").forEach((each) => { each.hidden = !at(each.dataset.for).value; });
    form().lastElementChild.hidden = !told;
  }

  function changed(event) {
    const field = event.target;
    if (field.name === "ending") { fields(); return; }
    if (!NAMES.includes(field.name)) return;
    const usual = field.tagName === "SELECT" && field.selectedIndex === 0;
    now.options[field.name] = (field.type === "checkbox" ? field.checked : !usual) ? field.value : null;
    now.sheet = 1;
    draw();
  }

  function clicked(event) {
    const on = (selector) => event.target.closest(selector), taking = window.chokepoint.taking;
    if (on(".ex-close")) box().close();
    else if (on("[data-step]")) { now.sheet = now.told.sheet + Number(on("[data-step]").dataset.step); draw(); }
    else if (on("[data-copy]")) taking.text(document.getElementById(on("[data-copy]").dataset.copy));
    else if (on("#ex-download")) taking.file(path("", "." + ending()), form().querySelector("input[name=ending]:checked").dataset.name);
    else if (on("#ex-image")) taking.picture(path("figure/", ".png", { sheet: now.sheet > 1 ? now.sheet : null }));
    else if (on("#ex-cancel")) taking.cancel();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest(".open-export");
    if (button) open(button);
  });
  document.addEventListener("DOMContentLoaded", ready);
  if (document.readyState !== "loading") ready();

  function ready() {
    if (!box() || box().dataset.ready) return;
    box().dataset.ready = "1";
    box().addEventListener("click", clicked);
    box().addEventListener("change", changed);
    box().addEventListener("close", closed);
    box().addEventListener("submit", (event) => event.preventDefault());
    box().addEventListener("keydown", (event) => event.stopPropagation()); // the keys of the page behind rest
    box().addEventListener("focusin", (event) => { if (event.target.readOnly) event.target.select(); });
  }
})();
