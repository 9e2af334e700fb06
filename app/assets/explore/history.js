/* Undo and redo of everything, without limit: documents share what they have in common, so that a step costs little. */
export class History {
  constructor() { Object.assign(this, { past: [], future: [] }); }

  /* A step away from `before`; steps with one `key` that follow each other within a moment count as one. */
  step(words, before, key) {
    const last = this.past[this.past.length - 1], now = Date.now();
    this.future = [];
    if (key && last && last.key === key && now - last.at < 1000) { last.at = now; return; }
    this.past.push({ words, view: before, key, at: now });
  }

  undo(now) {
    const step = this.past.pop();
    if (step) this.future.push({ words: step.words, view: now });
    return step;
  }

  redo(now) {
    const step = this.future.pop();
    if (step) this.past.push({ words: step.words, view: now });
    return step;
  }
}
