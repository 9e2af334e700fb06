/* The address, changed in one place and written as the server writes it; following it without loading the page. */
(function () {
  "use strict";
  const KEPT = { "%3A": ":", "%2C": ",", "%3B": ";" };
  const SIGNS = /[!'()*]/g;

  const written = (text) => encodeURIComponent(text)
    .replace(/%3A|%2C|%3B/g, (code) => KEPT[code])
    .replace(SIGNS, (sign) => "%" + sign.charCodeAt(0).toString(16).toUpperCase());

  /* A query string with some values set, or taken out where they are empty; of a repeated name the first counts. */
  function changed(values, search) {
    const now = new Map();
    new URLSearchParams(search === undefined ? location.search : search).forEach((value, name) => { if (!now.has(name)) now.set(name, value); });
    Object.entries(values).forEach(([name, value]) => now.set(name, value));
    const said = [...now].filter(([, value]) => value !== null && value !== undefined && value !== "");
    return said.length ? "?" + said.map(([name, value]) => written(name) + "=" + written(String(value))).join("&") : "";
  }

  function tell() { window.dispatchEvent(new CustomEvent("_dashprivate_pushstate")); }

  function go(href) {
    const url = new URL(href, location.href);
    history.pushState({}, "", url.pathname + url.search);
    tell();
  }

  function replace(href) {
    history.replaceState({}, "", href);
    tell();
  }

  window.chokepoint = Object.assign({}, window.chokepoint, {
    changed: changed,
    tell: tell,
    go: go,
    replace: replace,
    turn: (values) => go(location.pathname + changed(values)),
  });
})();
