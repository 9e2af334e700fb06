/* Forms that write into the address (no reload), and buttons that copy a text of the page. */
(function () {
  "use strict";

  /* The fields of a form as a query string: without what is empty, or what is taken anyway. */
  function query(form) {
    const said = {};
    form.querySelectorAll("input[name], select[name]").forEach((field) => {
      const value = field.value.trim();
      if (value !== field.dataset.default) said[field.name] = value;
    });
    return window.chokepoint.changed(said, "");
  }

  function submit(form) {
    form.dispatchEvent(new CustomEvent("chokepoint:submit", { bubbles: true }));
    window.chokepoint.go(form.getAttribute("action") + query(form));
  }

  async function copy(button) {
    const box = document.getElementById("said"), text = document.getElementById(button.dataset.copy).textContent;
    try { await navigator.clipboard.writeText(text); box.textContent = "Copied"; }
    catch { getSelection().selectAllChildren(document.getElementById(button.dataset.copy)); box.textContent = "Selected: copy it with the keyboard"; }
    setTimeout(() => { box.textContent = ""; }, 2500);
  }

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form.to-address")) return;
    event.preventDefault();
    submit(event.target);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("form.to-address select[data-at-once]")) submit(event.target.form);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest(".copy-text");
    if (button) copy(button);
  });
})();
