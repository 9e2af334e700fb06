/* Puts the pictures that the server writes into the page, without losing focus or scroll, and follows their links. */
(function () {
  "use strict";

  function follow(event) {
    const link = event.target.closest && event.target.closest(".drawing a[href]");
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const url = new URL(link.getAttribute("href"), location.href);
    if (url.origin !== location.origin || link.hasAttribute("download") || link.hasAttribute("target")) return;
    event.preventDefault();
    window.chokepoint.go(url.href);
  }

  function draw(picture) {
    const place = picture && document.getElementById(picture.place);
    if (!place) return window.dash_clientside.no_update;
    if (place.firstElementChild) Idiomorph.morph(place, picture.markup, { morphStyle: "innerHTML" });
    else place.innerHTML = picture.markup;
    place.dataset.drawn = picture.name;
    if (picture.title) document.title = picture.title + " · Chokepoint";
    place.dispatchEvent(new CustomEvent("chokepoint:drawn", { bubbles: true }));
    return Date.now();
  }

  document.addEventListener("click", follow);
  window.dash_clientside = Object.assign({}, window.dash_clientside, { drawing: { draw: draw } });
})();
