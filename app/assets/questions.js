/* Questions: the list that narrows while one types, boxes that search, days that are typed or picked. */
(function () {
  "use strict";
  const CHUNK = 200, lists = new Map();
  const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
  const near = (event, selector) => event.target.closest && event.target.closest(selector);

  /* The list of questions */
  function narrow() {
    const box = document.getElementById("questions--find"), rail = document.getElementById("questions--rail");
    if (!box || !rail) return;
    const asked = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    rail.querySelectorAll("li").forEach((entry) => {
      const said = entry.dataset.words + " " + entry.textContent.toLowerCase();
      entry.hidden = !asked.every((word) => said.includes(word));
    });
    rail.querySelectorAll("section").forEach((theme) => { theme.hidden = !theme.querySelector("li:not([hidden])"); });
    document.getElementById("questions--none").hidden = Boolean(rail.querySelector("li:not([hidden])"));
  }

  function findKeys(event) {
    const first = document.querySelector("#questions--rail li:not([hidden]) a");
    if (event.key === "Enter" && first) { event.preventDefault(); first.click(); }
    if (event.key === "ArrowDown" && first) { event.preventDefault(); first.focus(); }
    if (event.key === "Escape") window.dash_clientside.set_props("questions--find", { value: "" });
  }

  /* Days: 31 Dec 2024 or 2024-12-31 are understood; anything else goes out as it is and is answered in words. */
  function iso(text) {
    const found = /^(\d{1,2})\.?\s+([a-z]{3})[a-z]*\.?\s+(\d{4})$/i.exec(text.trim());
    const month = found ? MONTHS.indexOf(found[2].toLowerCase()) + 1 : 0;
    return month ? found[3] + "-" + String(month).padStart(2, "0") + "-" + found[1].padStart(2, "0") : text.trim();
  }

  function spoken(day) {
    const [year, month, date] = day.split("-").map(Number);
    const name = MONTHS[month - 1];
    return date + " " + name[0].toUpperCase() + name.slice(1) + " " + year;
  }

  function typedDay(text) {
    text.parentElement.querySelector("input[type=hidden]").value = iso(text.value);
  }

  function pickDay(box) {
    const picker = box.querySelector(".day-picker");
    try { picker.showPicker(); } catch { box.querySelector(".day-text").focus(); }
  }

  function picked(picker) {
    if (!picker.value) return;
    const text = picker.parentElement.querySelector(".day-text");
    text.value = spoken(picker.value);
    typedDay(text);
  }

  /* Boxes that search */
  async function choices(combo) {
    const type = combo.dataset.type;
    if (!lists.has(type)) {
      const answer = await fetch(combo.closest("form").dataset.options + "?type=" + encodeURIComponent(type));
      if (!answer.ok) throw new Error(String(answer.status));
      const rows = await answer.json();
      lists.set(type, rows.map(([id, name, short, kind]) => ({ id, name, short: short || name, kind, said: [id, name, short].join(" ").toLowerCase() })));
    }
    return lists.get(type);
  }

  const input = (combo) => combo.querySelector(".combo-text");
  const hidden = (combo) => combo.querySelector("input[type=hidden]");
  const list = (combo) => combo.querySelector("[role=listbox]");

  function fitting(all, text) {
    const asked = text.toLowerCase().split(/\s+/).filter(Boolean), whole = text.trim().toLowerCase();
    const found = all.filter((each) => asked.every((word) => each.said.includes(word)));
    const rank = (each) => each.id === whole ? 0 : each.id.startsWith(whole) || each.short.toLowerCase().startsWith(whole) || each.name.toLowerCase().startsWith(whole) ? 1 : 2;
    return found.map((each, at) => [rank(each), at, each]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map((each) => each[2]);
  }

  async function open(combo, text) {
    let all;
    try { all = await choices(combo); } catch { return said(combo, "The list could not be loaded. Type an id."); }
    if (document.activeElement !== input(combo)) return;
    const found = fitting(all, text), clear = combo.dataset.clear;
    combo.found = clear && !text.trim() ? [{ id: "", name: clear, short: clear, kind: "" }, ...found] : found;
    if (!combo.found.length) return said(combo, "Nothing here has these letters.");
    place(combo).replaceChildren();
    combo.shown = 0;
    more(combo);
    mark(combo, text.trim() ? 0 : Math.max(combo.found.findIndex((each) => each.id === hidden(combo).value), 0));
  }

  function place(combo) {
    if (!list(combo)) {
      const box = document.createElement("ul");
      box.setAttribute("role", "listbox");
      box.id = input(combo).getAttribute("aria-controls");
      box.setAttribute("aria-label", input(combo).getAttribute("aria-label"));
      box.addEventListener("scroll", () => { if (box.scrollTop + box.clientHeight > box.scrollHeight - 80) more(combo); });
      box.addEventListener("pointerdown", (event) => event.preventDefault());
      box.addEventListener("click", (event) => { const entry = near(event, "[role=option]"); if (entry) choose(combo, combo.found[Number(entry.dataset.at)]); });
      combo.append(box);
      const frame = combo.getBoundingClientRect();
      box.classList.toggle("leftward", frame.left + 340 > innerWidth);
      if (frame.left + 340 > innerWidth) box.style.right = Math.min(0, frame.right - Math.max(frame.right, 348)) + "px";
    }
    input(combo).setAttribute("aria-expanded", "true");
    return list(combo);
  }

  function said(combo, words) {
    const entry = document.createElement("li");
    entry.className = "combo-none";
    entry.textContent = words;
    combo.found = [];
    place(combo).replaceChildren(entry);
    input(combo).removeAttribute("aria-activedescendant");
  }

  function more(combo) {
    const box = list(combo), end = Math.min(combo.shown + CHUNK, combo.found.length);
    for (let at = combo.shown; at < end; at += 1) box.append(option(combo, combo.found[at], at));
    combo.shown = end;
  }

  function option(combo, each, at) {
    const entry = document.createElement("li"), name = document.createElement("span"), id = document.createElement("span");
    entry.setAttribute("role", "option");
    entry.id = input(combo).id + "-" + at;
    entry.dataset.at = String(at);
    name.textContent = each.name; name.dir = "auto"; name.className = "option-name";
    id.textContent = [each.kind, each.id].filter(Boolean).join(" · "); id.className = "option-id";
    entry.append(name, id);
    return entry;
  }

  function mark(combo, at) {
    const box = list(combo);
    if (!box || !combo.found.length) return;
    const place = Math.min(Math.max(at, 0), combo.found.length - 1);
    while (combo.shown <= place) more(combo);
    box.querySelectorAll("[aria-selected=true]").forEach((entry) => entry.removeAttribute("aria-selected"));
    const entry = box.children[place];
    entry.setAttribute("aria-selected", "true");
    input(combo).setAttribute("aria-activedescendant", entry.id);
    entry.scrollIntoView({ block: "nearest" });
    combo.at = place;
  }

  function close(combo) {
    if (list(combo)) list(combo).remove();
    input(combo).setAttribute("aria-expanded", "false");
    input(combo).removeAttribute("aria-activedescendant");
  }

  function choose(combo, each) {
    if (!each) return;
    hidden(combo).value = each.id;
    input(combo).value = each.id ? each.short : "";
    input(combo).removeAttribute("aria-invalid");
    combo.dataset.typed = "";
    close(combo);
  }

  /* What was typed and not chosen: the one thing of that name or id, else the text as it is. */
  function settle(combo) {
    if (!combo.dataset.typed) return;
    const text = input(combo).value.trim(), whole = text.toLowerCase();
    const known = (lists.get(combo.dataset.type) || []).find((each) => [each.id, each.name.toLowerCase(), each.short.toLowerCase()].includes(whole));
    hidden(combo).value = known ? known.id : text;
    combo.dataset.typed = "";
  }

  function comboKeys(event, combo) {
    const opened = Boolean(list(combo));
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!opened) open(combo, ""); else mark(combo, combo.at + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && opened && combo.found.length) { event.preventDefault(); choose(combo, combo.found[combo.at]); }
    else if (event.key === "Escape" && opened) { event.preventDefault(); event.stopPropagation(); close(combo); }
  }

  document.addEventListener("input", (event) => {
    const combo = near(event, ".combo");
    if (event.target.id === "questions--find") narrow();
    else if (event.target.matches(".day-text")) typedDay(event.target);
    else if (combo) { combo.dataset.typed = "1"; open(combo, event.target.value); }
  });
  document.addEventListener("change", (event) => { if (event.target.matches(".day-picker")) picked(event.target); });
  document.addEventListener("keydown", (event) => {
    const combo = near(event, ".combo");
    if (combo) comboKeys(event, combo);
    else if (event.target.id === "questions--find") findKeys(event);
  }, true);
  document.addEventListener("click", (event) => {
    const combo = near(event, ".combo"), button = near(event, ".day-open");
    if (button) pickDay(button.parentElement);
    else if (combo && event.target.matches(".combo-text") && !list(combo)) { event.target.select(); open(combo, ""); }
  });
  document.addEventListener("focusout", (event) => {
    const combo = near(event, ".combo");
    if (combo && !combo.contains(event.relatedTarget)) { settle(combo); close(combo); }
  });
  document.addEventListener("chokepoint:submit", (event) => {
    event.target.querySelectorAll(".combo").forEach((combo) => { settle(combo); close(combo); });
    event.target.querySelectorAll(".day-text").forEach(typedDay);
  });
  document.addEventListener("chokepoint:drawn", (event) => {
    if (event.target.id !== "questions--rail") return;
    narrow();
    const here = event.target.querySelector("[aria-current]");
    if (here && here.checkVisibility()) here.scrollIntoView({ block: "nearest" });
  });
})();
