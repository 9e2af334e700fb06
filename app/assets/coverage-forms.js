/* Coverage: the words that narrow the rows, the forms that build a scenario, and a scenario from a file. */
(function () {
  "use strict";
  const PAUSE = 220, LARGEST_FILE = 100000;
  let typing = null;

  function filter(event) {
    if (event.target.id !== "coverage--find") return;
    clearTimeout(typing);
    typing = setTimeout(() => {
      const text = event.target.value.trim();
      if ((new URLSearchParams(location.search).get("find") || "") === text) return;
      window.chokepoint.replace(location.pathname + window.chokepoint.changed({ find: text }));
    }, PAUSE);
  }

  /* A form changes one value of the address as it is now, which may be newer than the form. */
  function submitted(event) {
    const form = event.target.closest("form[data-asks]");
    if (!form) return;
    event.preventDefault();
    const given = new FormData(form), name = form.dataset.asks, held = new URLSearchParams(location.search).get(name);
    const said = name === "add" ? addition(form, given) : String(given.get(name) || "").trim();
    if (said === null) return;
    const value = form.dataset.joins && held ? held + form.dataset.joins + said : said;
    window.chokepoint.turn({ panel: form.dataset.panel, [name]: value });
  }

  function addition(form, given) {
    const who = given.getAll("who"), like = String(given.get("like") || "").trim();
    form.querySelector(".form-said").textContent = who.length ? "" : "Choose at least one jurisdiction.";
    return who.length ? who.join(",") + "~" + given.get("day") + "~like:" + like.replace(/[~;]/g, "") : null;
  }

  function loaded(event) {
    const input = event.target;
    if (input.id !== "coverage--scenario-file" || !input.files.length) return;
    const file = input.files[0], tell = (words) => dash_clientside.set_props("coverage--file-said", { children: words });
    input.value = "";
    if (file.size > LARGEST_FILE) { tell(file.name + " is over 100 kB. A scenario is a short file: name the right one."); return; }
    const reader = new FileReader();
    reader.onload = () => dash_clientside.set_props("coverage--file", { data: { name: file.name, content: String(reader.result).split(",")[1] || "", at: Date.now() } });
    reader.readAsDataURL(file);
  }

  function follow(href) {
    if (!href) return window.dash_clientside.no_update;
    window.chokepoint.go(href.to);
    return Date.now();
  }

  document.addEventListener("input", filter);
  document.addEventListener("change", loaded);
  document.addEventListener("submit", submitted);
  window.dash_clientside = Object.assign({}, window.dash_clientside, { coverage_forms: { follow: follow } });
})();
