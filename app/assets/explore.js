/* The page /explore has scripts of its own. They are fetched when it is first shown, and not before. */
(function () {
  "use strict";

  async function open(picture, begin) {
    if (!begin) return window.dash_clientside.no_update;
    try { await (await import(begin.script)).open(picture, begin); }
    catch (error) {
      const place = document.getElementById("explore--said");
      if (place) place.textContent = "The canvas could not be loaded. Reload the page. (" + error.message + ")";
      throw error;
    }
    return Date.now();
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { explore: { open: open } });
})();
