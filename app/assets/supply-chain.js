/* The supply chain: choices over the picture, zoom, arrows along the flow, and playing the days of change. */
(function () {
  "use strict";
  const ZOOMS = [0.5, 1, 1.25, 1.5, 2], SPEEDS = [["slow", 1600], ["normal", 800], ["fast", 350]], THROTTLE = 120;
  let zoom = 1, playing = null, last = 0, waiting = null, days = [], chosen = null, speed = 800, kept = "", wanted = false;

  const at = (id) => document.getElementById(id);
  const here = () => at("supply-chain--page") && at("supply-chain--page").offsetParent !== null;
  const picture = () => document.querySelector("#sc-scroll svg");

  function went(changes, replace) {
    const href = location.pathname + window.chokepoint.changed(changes);
    if (replace) window.chokepoint.replace(href); else window.chokepoint.go(href);
  }

  /* What the colour says, and of whom. */
  function choose(event) {
    const field = event.target.closest && event.target.closest("#supply-chain--head [data-name]");
    if (!field) return;
    if (field.dataset.name === "colour") { went({ colour: field.value === "covered" ? "" : field.value, of: "" }); return; }
    if (field.type === "date") { if (field.value) went({ of: field.value }); return; }
    if (field.tagName === "SELECT") { went({ of: field.value }); return; }
    const text = field.value.trim().toLowerCase();
    const options = Array.from(field.list.options);
    const found = options.find((each) => each.value.toLowerCase() === text) || (text && options.find((each) => each.value.toLowerCase().startsWith(text)));
    if (found) went({ of: found.dataset.id }); else field.value = field.dataset.value;
  }

  /* Zoom. */
  function scale() {
    const drawn = picture();
    if (!drawn) return;
    const box = drawn.viewBox.baseVal;
    drawn.setAttribute("width", box.width * zoom);
    drawn.setAttribute("height", box.height * zoom);
    drawn.classList.toggle("sc-far", zoom < 0.95);
    const words = document.querySelector('.sc-zooms [data-zoom="0"]');
    if (words) words.textContent = Math.round(zoom * 100) + " %";
  }

  function zoomed(sign) {
    const place = ZOOMS.indexOf(zoom);
    zoom = sign === "0" ? 1 : ZOOMS[Math.min(Math.max(place + (sign === "+" ? 1 : -1), 0), ZOOMS.length - 1)];
    scale();
  }

  /* Arrows: along the flow where a line leads on, else to the nearest box that way. */
  function walk(key) {
    const links = Array.from(document.querySelectorAll("#sc-scroll a.sc-box, #sc-scroll a.sc-fold"));
    const now = document.activeElement;
    if (!links.includes(now)) { (document.querySelector("#sc-scroll a.sc-chosen") || links[0] || now).focus(); return; }
    const name = now.id.replace(/^sc-/, "");
    const flow = key === "ArrowRight" ? ["from", "to"] : key === "ArrowLeft" ? ["to", "from"] : null;
    const line = flow && document.querySelector('#sc-scroll .route[data-' + flow[0] + '="' + CSS.escape(name) + '"]');
    const along = line && at("sc-" + line.getAttribute("data-" + flow[1]));
    const next = along || nearest(now, links, key);
    if (next) { next.focus(); next.scrollIntoView({ block: "nearest", inline: "nearest" }); }
  }

  function nearest(now, links, key) {
    const middle = (each) => { const box = each.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; };
    const [x, y] = middle(now), side = key === "ArrowLeft" || key === "ArrowRight", sign = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
    let best = null, least = Infinity;
    links.forEach((each) => {
      const [a, b] = middle(each), ahead = (side ? a - x : b - y) * sign, beside = Math.abs(side ? b - y : a - x);
      if (each !== now && ahead > 1 && ahead + 2.5 * beside < least) { least = ahead + 2.5 * beside; best = each; }
    });
    return best;
  }

  function keys(event) {
    if (!here() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea, [contenteditable], .search")) return;
    if (event.key === "Escape" && at("sc-close") && !document.querySelector(".card.open")) { event.preventDefault(); at("sc-close").click(); return; }
    if (!event.target.closest("#supply-chain--page") && event.target !== document.body && event.target.id !== "content") return;
    if (["+", "-", "0"].includes(event.key)) { event.preventDefault(); zoomed(event.key); }
    else if (event.key === "=") zoomed("+");
    else if (event.key.startsWith("Arrow") && event.target.closest("#sc-scroll")) { event.preventDefault(); walk(event.key); }
  }

  /* The other places of the same technology light up together. */
  function same(event) {
    const box = event.target.closest && event.target.closest("#sc-scroll a.sc-box");
    document.querySelectorAll("#sc-scroll .sc-same").forEach((each) => each.classList.remove("sc-same"));
    if (!box) return;
    const name = box.id.replace(/~\d+$/, "");
    const others = Array.from(document.querySelectorAll("#sc-scroll a.sc-box")).filter((each) => each.id === name || each.id.startsWith(name + "~"));
    if (others.length > 1) others.forEach((each) => each.classList.add("sc-same"));
  }

  /* Play through time. */
  function build() {
    const slider = at("supply-chain--slider");
    if (!slider || !days.length || slider.dataset.days === days.join(" ")) return;
    slider.dataset.days = days.join(" ");
    const end = days.length - 1, range = document.createElement("input");
    Object.assign(range, { type: "range", id: "supply-chain--day", min: 0, max: end, step: 1 });
    range.addEventListener("input", () => turn(days[Number(range.value)]));
    range.addEventListener("keydown", stepped);
    const years = document.createElement("div");
    years.className = "sc-years";
    years.setAttribute("aria-hidden", "true");
    new ResizeObserver(() => mark(years, end)).observe(years);
    slider.replaceChildren(range, years);
    const select = document.createElement("select");
    select.id = "supply-chain--speed";
    SPEEDS.forEach(([words, wait]) => select.append(new Option(words, wait, wait === 800, wait === speed)));
    select.addEventListener("change", () => { speed = Number(select.value); });
    at("supply-chain--speeds").replaceChildren(select);
  }

  /* A tick where each year begins, with the year where there is room for it. */
  function mark(years, end) {
    let free = 0;
    const room = (100 * 40) / Math.max(years.clientWidth, 100);
    years.replaceChildren();
    days.forEach((day, place) => {
      if (place && day.slice(0, 4) === days[place - 1].slice(0, 4)) return;
      const left = (100 * place) / end, tick = document.createElement("i");
      tick.style.left = left + "%";
      years.append(tick);
      if (left < free || left > 97) return;
      const words = document.createElement("span");
      words.textContent = day.slice(0, 4);
      words.style.left = left + "%";
      if (left < 4) words.style.transform = "none";
      years.append(words);
      free = left + room * (left < 4 ? 1.5 : 1);
    });
  }

  /* The slider has one place for each day of change; a day between two stands on the one before. */
  function show(day) {
    const range = at("supply-chain--day");
    if (!range) return;
    range.value = Math.max(0, days.findLastIndex((each) => each <= day));
    range.setAttribute("aria-valuetext", day);
  }

  function turn(day) {
    show(day);
    if (day === chosen) return;
    chosen = day;
    clearTimeout(waiting);
    const wait = Math.max(0, THROTTLE - (Date.now() - last));
    waiting = setTimeout(() => { last = Date.now(); went({ on: chosen }, true); }, wait);
  }

  function stepped(event) {
    const ahead = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (!ahead) return;
    event.preventDefault();
    const next = following(chosen, ahead);
    if (next) turn(next);
  }

  function following(day, ahead) {
    return ahead > 0 ? days.find((each) => each > day) : days.filter((each) => each < day).pop();
  }

  function play() {
    const button = at("supply-chain--play");
    if (playing !== null) { clearTimeout(playing); playing = null; button.textContent = "Play"; return; }
    button.textContent = "Pause";
    if (!following(chosen, 1)) turn(days[0]);
    playing = setTimeout(onward, speed);
  }

  function onward() {
    const told = at("sc-days");
    if (here() && told && told.dataset.day !== chosen) { playing = setTimeout(onward, 60); return; }
    const next = here() && following(chosen, 1);
    if (!next) { playing = 0; play(); return; }
    turn(next);
    playing = setTimeout(onward, speed);
  }

  function drawn(event) {
    if (event.target.id === "supply-chain--head") {
      event.target.querySelectorAll("[data-value]").forEach((field) => { if (document.activeElement !== field) field.value = field.dataset.value; });
    }
    if (event.target.id === "supply-chain--card") { wanted = true; setTimeout(reveal, 0); return; }
    if (event.target.id !== "supply-chain--picture") return;
    const told = at("sc-days");
    if (told) {
      days = told.dataset.days ? told.dataset.days.split(" ") : [];
      build();
      if (playing === null || chosen === null) { chosen = told.dataset.day; show(chosen); }
      if (at("supply-chain--player")) at("supply-chain--player").hidden = days.length < 2;
    }
    if (zoom !== 1) scale();
    opened.forEach((open, id) => { const part = at(id); if (part && !location.search.includes("as=list")) part.open = open; });
    reveal();
  }

  /* Bring what was chosen into view, once its card has taken its room. */
  function reveal() {
    const focus = at("sc-days") ? at("sc-days").dataset.focus || "" : "";
    if (!wanted || focus === kept) return;
    const box = document.querySelector("#sc-scroll .sc-chosen");
    kept = focus;
    wanted = false;
    if (box && box.getClientRects().length) box.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /* What a reader opened in the list stays open when the picture is drawn anew. */
  const opened = new Map();
  function toggled(event) {
    if (event.target.closest && event.target.closest("#sc-list") && event.target.id) opened.set(event.target.id, event.target.open);
  }

  /* The list is asked for where it is seen: in a narrow window; the address asks for it elsewhere. */
  const slim = window.matchMedia("(max-width: 720px)");
  let asked = null;
  function ask(address) {
    if (!address) return window.dash_clientside.no_update;
    asked = Object.assign({}, address, { narrow: slim.matches });
    return address.drawn && !slim.matches ? window.dash_clientside.no_update : asked;
  }
  slim.addEventListener("change", () => { if (asked) window.dash_clientside.set_props("supply-chain--asked", { data: ask(asked) }); });
  window.dash_clientside = Object.assign({}, window.dash_clientside, { chain: { ask: ask } });

  document.addEventListener("change", choose);
  document.addEventListener("keydown", keys);
  document.addEventListener("mouseover", same);
  document.addEventListener("toggle", toggled, true);
  document.addEventListener("chokepoint:drawn", drawn);
  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest && event.target.closest(selector);
    if (on("#supply-chain--page [data-zoom]")) zoomed(on("[data-zoom]").dataset.zoom);
    else if (on("#supply-chain--play")) play();
  });
})();
