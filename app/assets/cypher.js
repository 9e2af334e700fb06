/* The page /cypher has scripts of its own, an editor among them. They are fetched when it is first shown, and not before. */
(function () {
  "use strict";

  async function open(at, begin) {
    if (!at || !begin) return window.dash_clientside.no_update;
    try { (await import(begin.script)).open(at, begin); }
    catch (error) {
      const place = document.getElementById("cypher--editor");
      if (place && !place.querySelector(".cm-editor")) place.textContent = "The editor could not be loaded. Reload the page. (" + error.message + ")";
    }
    return Date.now();
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { cypher: { open: open } });
})();
