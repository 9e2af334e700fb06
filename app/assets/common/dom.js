/* The one place where the pages' scripts make elements. Text only ever becomes text: nothing is read as markup. */

/* h("a", { href: "/", class: "x", on: { click } }, "text", child) */
export function h(name, given, ...children) {
  const made = document.createElement(name);
  Object.entries(given || {}).forEach(([key, value]) => {
    if (key === "on") Object.entries(value).forEach(([event, then]) => made.addEventListener(event, then));
    else if (value === true) made.setAttribute(key, "");
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, String(value));
  });
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

export function fill(place, ...children) {
  place.replaceChildren(...children.flat().filter(Boolean));
}

/* A few words for everyone, also for those who listen; `undo` adds a button. */
let quiet = null;
export function say(words, undo) {
  const box = document.getElementById("said");
  if (!box) return;
  const button = undo && h("button", { class: "button undo", on: { click: () => { box.replaceChildren(); undo(); } } }, "Undo");
  fill(box, words, button);
  clearTimeout(quiet);
  quiet = setTimeout(() => box.replaceChildren(), undo ? 12000 : 3000);
}

export const count = (amount, one, many) => amount.toLocaleString("en-GB") + " " + (amount === 1 ? one : many || one + "s");

/* Tabs: one is chosen, arrows walk, the rest is left to `chosen`. */
export function tabs(list, chosen) {
  const all = () => [...list.querySelectorAll("[role=tab]")].filter((tab) => !tab.hidden);
  list.addEventListener("click", (event) => { const tab = event.target.closest("[role=tab]"); if (tab) chosen(tab); });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key], tabs_ = all();
    if (!step) return;
    const next = tabs_[(tabs_.indexOf(event.target) + step + tabs_.length) % tabs_.length];
    event.preventDefault();
    next.focus();
    chosen(next);
  });
}

export function choose(list, chosen) {
  list.querySelectorAll("[role=tab]").forEach((tab) => {
    tab.setAttribute("aria-selected", String(tab === chosen));
    tab.tabIndex = tab === chosen ? 0 : -1;
  });
}

/* A file for the reader to keep. */
export function keep(blob, name) {
  const href = URL.createObjectURL(blob), link = h("a", { href, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), 60000);
}
