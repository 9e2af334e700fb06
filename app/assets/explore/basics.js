/* The buttons that act on what is chosen, on the whole picture, and on time: expand, collapse, hide, undo. */
export function basics(explorer) {
  const { actions, bar } = explorer, one = () => explorer.keys.one(), hidden = () => explorer.view.entities.filter((each) => each.hidden).length;
  bar.add("Expand", { order: 20, title: "Bring the neighbours of what is chosen (Enter, Ctrl+E, or double click)", then: () => actions.expand(one()), state: () => ({ off: !one() }) });
  bar.add("Collapse", { order: 22, title: "Take away what only its expansion brought (Backspace)", then: () => actions.collapse(one()), state: () => ({ off: !one() }) });
  bar.add("Hide", { order: 24, title: "Hide what is chosen (Delete)", entries: () => [
    { words: "Hide what is chosen", key: "Delete", off: !explorer.chosen.size, then: () => actions.hide() },
    { words: "Hide all others", key: "Ctrl+Shift+H", off: !explorer.chosen.size, then: () => actions.hideOthers() },
    { words: "Bring back what is hidden", hint: String(hidden()), key: "Ctrl+Shift+R", off: !hidden(), then: () => actions.restore() },
    { words: "Take off the canvas", off: !explorer.chosen.size, then: () => actions.remove() },
  ] });
  bar.add("Undo", { order: 30, title: "Undo (Ctrl+Z)", then: () => explorer.undo(), state: () => ({ off: !explorer.history.past.length }) });
  bar.add("Redo", { order: 31, title: "Do again (Ctrl+Shift+Z)", then: () => explorer.redo(), state: () => ({ off: !explorer.history.future.length }) });
  bar.add("Select", { order: 40, entries: () => [
    { words: "All", key: "Ctrl+A", then: () => actions.all() },
    { words: "Neighbours too", key: "N", off: !explorer.chosen.size, then: () => actions.neighbours() },
    { words: "Invert", key: "Ctrl+I", then: () => actions.invert() },
    { words: "With a lasso", key: "L", hint: "or hold Alt", then: () => explorer.emit("lasso") },
    { words: "Pin or unpin", key: "P", off: !explorer.chosen.size, then: () => actions.pin() },
  ] });
  explorer.on("lasso", () => { explorer.pointer.hold(!explorer.pointer.lassoing); explorer.tell(explorer.pointer.lassoing ? "Draw around what to choose. L again lets the lasso go." : "The lasso is put away."); });
  const zooms = { "explore--zoom-in": () => explorer.canvas.zoomBy(1.2), "explore--zoom-out": () => explorer.canvas.zoomBy(1 / 1.2), "explore--zoom-fit": () => actions.fit() };
  Object.entries(zooms).forEach(([id, then]) => { const button = document.getElementById(id); if (button) button.addEventListener("click", (event) => { event.stopPropagation(); then(); }); });
}
