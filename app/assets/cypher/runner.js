/* Running on the server: a stream of events, and a way to end it there. Which tab asks, and which of its questions, is said. */
const SESSION = "chokepoint-session", PAUSE = 300, BUSY = 429;
const running = new Set();

const id = () => [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, "0")).join("");

function session() {
  try {
    const kept = sessionStorage.getItem(SESSION);
    if (/^[0-9a-f]{32}$/.test(kept || "")) return kept;
    const made = id();
    sessionStorage.setItem(SESSION, made);
    return made;
  } catch { return (session.made = session.made || id()); }
}

const post = (href, body, more) => fetch(href, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), ...more });
const silent = { title: "Chokepoint does not answer", message: "The server of this page could not be reached, or broke off.", hint: "See whether it is still running, then run the text again.", kind: "Offline" };

async function wrong(answer) {
  try { return { ...silent, ...(await answer.json()) }; } catch { return { ...silent, message: "The server answered with " + answer.status + "." }; }
}

/* A question on its way; `stop` asks the server to end it, again until it is gone. */
class Asked {
  constructor(base) {
    Object.assign(this, { base, query: id(), session: session(), done: false, stopping: false });
    running.add(this);
  }
  body(more) { return { session: this.session, query: this.query, ...more }; }
  end() { this.done = true; running.delete(this); }
  /* Asks; while the server has no place free, again and again until it has, or nobody wants to know any more. */
  async ask(what, more) {
    for (;;) {
      const answer = await post(this.base + what, this.body(more));
      if (answer.status !== BUSY || this.stopping) return answer;
      await new Promise((then) => setTimeout(then, PAUSE));
    }
  }
  async stop() {
    if (this.stopping) return;
    this.stopping = true;
    while (!this.done) {
      try { await post(this.base + "/stop", this.body()); } catch { /* offline: the stream ends by itself */ }
      await new Promise((then) => setTimeout(then, PAUSE));
    }
  }
}

async function* linesOf(answer) {
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    const parts = (rest + value).split("\n");
    rest = parts.pop();
    for (const part of parts) yield JSON.parse(part);
  }
}

/* Runs a text; every event goes to `told`, at last { event: "end" }, whatever happens. */
export function run(base, text, parameters, told) {
  const asked = new Asked(base);
  const failed = (error) => { told({ event: "error", at: null, ...error }); told({ event: "end" }); };
  (async () => {
    let ended = false;
    try {
      const answer = await asked.ask("/run", { text, parameters });
      if (!answer.ok) { failed(await wrong(answer)); return; }
      for await (const event of linesOf(answer)) { ended = event.event === "end"; told(event); }
      if (!ended) failed(silent);
    } catch { failed(silent); } finally { asked.end(); }
  })();
  return asked;
}

/* The whole result as a file: { blob, rows, more } or { error }. */
export function file(base, text, parameters, at, ending, progress) {
  const asked = new Asked(base);
  const done = (async () => {
    try {
      const answer = await asked.ask("/file", { text, parameters, at, ending });
      if (!answer.ok) return { error: await wrong(answer) };
      progress("The file is on its way.");
      return { blob: await answer.blob(), rows: Number(answer.headers.get("X-Rows")), more: answer.headers.get("X-More") === "1" };
    } catch { return { error: silent }; } finally { asked.end(); }
  })();
  return { asked, done };
}

export async function picture(base, elements) {
  try {
    const answer = await post(base + "/picture", elements);
    return answer.ok ? { drawn: await answer.json() } : { error: await wrong(answer) };
  } catch { return { error: silent }; }
}

/* Who leaves the page leaves nothing running behind. */
addEventListener("pagehide", () => {
  running.forEach((asked) => { post(asked.base + "/stop", asked.body(), { keepalive: true }).catch(() => null); });
});
