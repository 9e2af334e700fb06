/* Taking away what the dialog of exports shows: a file with its progress, a picture or a text to the clipboard. */
(function () {
  "use strict";
  const SLOW = 500;
  let running = null, left = 0;
  const at = (id) => document.getElementById("ex-" + id);

  function say(words, wrong) {
    at("said").textContent = words;
    at("said").classList.toggle("is-wrong", Boolean(wrong));
  }

  function size(bytes) {
    if (bytes < 1e6) return Math.max(1, Math.round(bytes / 1e3)) + " kB";
    return (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0) + " MB";
  }

  /* The words while something is made, once it takes longer than one waits without asking. */
  function begin(words) {
    cancel();
    say("");
    const mine = running = { stop: new AbortController(), words: words, slow: 0 };
    mine.slow = setTimeout(() => { say(mine.words); at("cancel").hidden = false; mine.told = true; }, SLOW);
    return mine;
  }

  function end(mine) {
    clearTimeout(mine.slow);
    if (mine !== running) return;
    running = null;
    const focused = document.activeElement === at("cancel");
    at("cancel").hidden = true;
    if (focused) at("download").focus();
  }

  function cancel() {
    if (!running) return;
    const mine = running;
    mine.stop.abort();
    end(mine);
    say("Cancelled. Nothing was kept.");
  }

  /* The bytes of an address, told as they come. Throws an Error with the server's words. */
  async function bytes(href, mine) {
    const answer = await fetch(href, { signal: mine.stop.signal });
    if (!answer.ok) throw new Error(await wrong(answer));
    const whole = Number(answer.headers.get("Content-Length")) || 0, reader = answer.body.getReader(), parts = [];
    let got = 0;
    for (;;) {
      const piece = await reader.read();
      if (piece.done) break;
      parts.push(piece.value);
      got += piece.value.length;
      mine.words = "Receiving: " + (whole ? size(got) + " of " + size(whole) : size(got));
      if (mine.told && mine === running) say(mine.words);
    }
    return { answer: answer, blob: new Blob(parts, { type: answer.headers.get("Content-Type") || "" }) };
  }

  async function wrong(answer) {
    const text = await answer.text();
    try { const said = JSON.parse(text); return [said.title + ".", said.message, said.hint].join(" "); } catch { return text || "The server answers with " + answer.status + "."; }
  }

  function nameOf(answer, href) {
    const said = answer.headers.get("Content-Disposition") || "", whole = said.match(/filename\*=UTF-8''([^;]+)/), plain = said.match(/filename="([^"]*)"/);
    if (whole) return decodeURIComponent(whole[1]);
    return plain ? plain[1] : href.split("?")[0].split("/").pop();
  }

  function keep(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  /* Words of a fault; none for one's own cancelling. */
  function complain(fault, mine) {
    if (mine !== running) return;
    say(fault instanceof TypeError ? "The server does not answer. See whether it runs, then try again." : fault.message, true);
  }

  async function file(href, kind) {
    const mine = begin("Making the " + kind + " file …");
    try {
      const found = await bytes(href, mine), name = nameOf(found.answer, href);
      keep(found.blob, name);
      if (mine === running) say("Downloaded " + name + ", " + size(found.blob.size) + ".");
    } catch (fault) { complain(fault, mine); }
    end(mine);
  }

  async function picture(href) {
    if (!navigator.clipboard || !window.ClipboardItem || !navigator.clipboard.write) {
      say("This browser lets no page copy pictures, or only one that is served by https. Download the PNG instead.", true);
      return;
    }
    const mine = begin("Making the picture …");
    let fault = null;
    const made = bytes(href, mine).then((found) => found.blob).catch((each) => { fault = each; throw each; });
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": made })]);
      if (mine === running) say("Picture copied.");
    } catch {
      complain(fault || new Error("The browser does not allow this page to copy pictures. Allow it in the settings of this site, or download the PNG."), mine);
    }
    end(mine);
  }

  async function text(field) {
    clearTimeout(left);
    try { await navigator.clipboard.writeText(field.value); say("Copied."); } catch { field.focus(); field.select(); say("Selected: copy it with the keyboard."); }
    left = setTimeout(() => { if (!running && /^(Copied|Selected)/.test(at("said").textContent)) say(""); }, 2500);
  }

  window.chokepoint = Object.assign({}, window.chokepoint, { taking: { file: file, picture: picture, text: text, cancel: cancel, quiet: () => say("") } });
})();
