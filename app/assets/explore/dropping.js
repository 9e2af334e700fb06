/* A file may be dropped anywhere on the page of the explorer; while one is held over it, the page says so. */
import { h } from "../common/dom.js";

const holdsFile = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");

export function dropping(page, then) {
  const target = h("div", { class: "ex-drop", hidden: true }, h("p", null, "Drop the file of a view to open it"));
  document.body.append(target);
  const show = (on) => {
    target.hidden = !on;
    if (!on) return;
    const { left, top, width, height } = page.getBoundingClientRect();
    Object.assign(target.style, { left: left + "px", top: top + "px", width: width + "px", height: Math.min(height, innerHeight - top) + "px" });
  };
  page.addEventListener("dragenter", (event) => { if (holdsFile(event)) { event.preventDefault(); show(true); } });
  /* Once it is shown, the target lies over all else and hears the rest. */
  ["dragenter", "dragover"].forEach((name) => target.addEventListener(name, (event) => { event.preventDefault(); event.dataTransfer.dropEffect = "copy"; }));
  page.addEventListener("dragover", (event) => { if (holdsFile(event)) event.preventDefault(); });
  target.addEventListener("dragleave", () => show(false));
  const drop = (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    show(false);
    const [file] = event.dataTransfer.files;
    if (file) then(file);
  };
  target.addEventListener("drop", drop);
  page.addEventListener("drop", drop);
}
