/* What the page asks of the server: with progress and a way to stop after half a second, and errors in words. */
import { fill, h } from "../common/dom.js";

const SLOW = 500, RETRY = 429, PAUSE = 300;
const silent = { title: "Chokepoint does not answer", message: "The server of this page could not be reached, or broke off.", hint: "See whether it is still running, then try again.", kind: "Offline" };
export class Refused extends Error {
  constructor(said) { super(said.message); Object.assign(this, said); }
}

export class Asking {
  constructor(base, { failed }) { Object.assign(this, { base, failed, running: new Map() }); }

  get strip() { return document.getElementById("explore--progress"); }

  /* The answer to a question; `null` when it was cancelled, or refused and given up. What is refused is told where the
     person looks, with a button to ask again: whoever waits for the answer has it then.
     A second question with the same `instead` takes the place of the first. `quiet` shows no progress and no error. */
  async ask(what, body, { words = "", instead = "", quiet = false } = {}) {
    const key = instead || Symbol(what), controller = new AbortController(), ticket = crypto.randomUUID ? crypto.randomUUID() : String(Math.random()).slice(2);
    if (this.running.has(key)) this.stop(key);
    const one = { controller, ticket, words, since: Date.now() };
    this.running.set(key, one);
    one.timer = quiet ? null : setTimeout(() => { one.slow = true; this.progress(); }, SLOW);
    try { return await this.answer(what, { ...body, ticket }, controller.signal); }
    catch (error) {
      if (error.name === "AbortError") return null;
      const said = error instanceof Refused ? error : new Refused(silent);
      if (quiet) throw said;
      return new Promise((then) => this.failed(said, () => then(this.ask(what, body, { words, instead, quiet })), () => then(null)));
    } finally {
      clearTimeout(one.timer);
      if (this.running.get(key) === one) this.running.delete(key);
      this.progress();
    }
  }

  async answer(what, body, signal) {
    for (;;) {
      const answer = await fetch(this.base + "/" + what, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal });
      if (answer.status === RETRY) { await new Promise((then) => setTimeout(then, PAUSE)); continue; }
      if (answer.ok) return (answer.headers.get("Content-Type") || "").includes("json") ? answer.json() : answer.blob();
      let said = silent;
      try { said = { ...silent, ...(await answer.json()) }; } catch { said = { ...silent, message: "The server answered with " + answer.status + "." }; }
      throw new Refused({ ...said, unreachable: answer.status === 503 });
    }
  }

  /* Ends a question here, and on the server what it set going; a server that is away has nothing to end. */
  stop(key) {
    const one = this.running.get(key);
    if (!one) return;
    this.running.delete(key);
    clearTimeout(one.timer);
    one.controller.abort();
    fetch(this.base + "/stop", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ ticket: one.ticket }), keepalive: true }).catch(() => null);
    this.progress();
  }

  stopAll() { const some = this.running.size > 0; [...this.running.keys()].forEach((key) => this.stop(key)); return some; }

  progress() {
    const slow = [...this.running.values()].filter((each) => each.slow);
    this.strip.hidden = !slow.length;
    if (slow.length) fill(this.strip, h("span", { role: "status" }, (slow[0].words || "Working") + " …"), h("button", { class: "button", on: { click: () => this.stopAll() } }, "Cancel"));
    else fill(this.strip);
  }
}
