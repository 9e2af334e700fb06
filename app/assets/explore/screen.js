/* Room for the picture: the explorer alone on the screen, with its card; and the view brought to what is chosen. */
import { h } from "../common/dom.js";

const ALONE = "ex-alone";

/* The whole document goes to full screen, not a part of it, so that menus and dialogs stay in sight; the frame steps back.
   Where the browser gives no full screen, the window is what there is. */
export function screen(explorer) {
  const root = document.documentElement, on = () => root.classList.contains(ALONE);
  const shown = () => { explorer.emit("panel", explorer.panel.name); explorer.tell(on() ? "Full screen. Escape leaves it." : "Full screen left."); };
  const set = (wanted) => { if (wanted === on()) return; root.classList.toggle(ALONE, wanted); shown(); };
  const enter = async () => { set(true); try { await root.requestFullscreen(); } catch { /* refused: the whole window is used */ } };
  const leave = async () => { set(false); if (document.fullscreenElement) await document.exitFullscreen().catch(() => null); };
  explorer.bar.add("Full screen", { order: 95, title: "The explorer alone, with its card", then: () => (on() ? leave() : enter()), state: () => ({ pressed: on(), words: on() ? "Leave full screen" : "Full screen" }) });
  document.addEventListener("fullscreenchange", () => { if (!document.fullscreenElement) set(false); });
  document.getElementById("explore--page").addEventListener("keydown", (event) => { if (event.key === "Escape" && !event.defaultPrevented && on() && !document.fullscreenElement) { event.preventDefault(); leave(); } });
  zoomToChosen(explorer);
}

/* Beside the buttons that zoom to all. */
function zoomToChosen(explorer) {
  const fit = document.getElementById("explore--zoom-fit");
  if (!fit) return;
  const button = h("button", { class: "zoom", type: "button", id: "explore--zoom-chosen", title: "Show what is chosen (1)", disabled: true, on: { click: () => explorer.actions.fit([...explorer.chosen]) } }, "Fit chosen");
  fit.after(button);
  explorer.on("selected", () => { button.disabled = !explorer.chosen.size; });
}
