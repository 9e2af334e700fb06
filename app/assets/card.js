/* Copying from a card: what a button holds goes to the clipboard, and a word says so. */
(function () {
  "use strict";
  let quiet = null;

  function say(words) {
    const box = document.getElementById("said");
    if (!box) return;
    box.textContent = words;
    clearTimeout(quiet);
    quiet = setTimeout(() => { box.textContent = ""; }, 2500);
  }

  /* Pages without encryption have no clipboard of their own: the text is selected and copied as a person would. */
  function byHand(text) {
    const held = document.createElement("textarea"), back = document.activeElement;
    held.value = text;
    held.style.cssText = "position:fixed;left:-9999px;top:0";
    document.body.append(held);
    held.select();
    const done = document.execCommand("copy");
    held.remove();
    if (back) back.focus();
    return done;
  }

  async function copy(button) {
    const text = button.dataset.copy;
    let done = false;
    try { await navigator.clipboard.writeText(text); done = true; } catch { done = byHand(text); }
    say(done ? button.dataset.said : "It could not be copied. Select it and copy it by hand.");
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest(".copy[data-copy]");
    if (button) copy(button);
  });
})();
