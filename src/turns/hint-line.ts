// Tells the other processes what was touched: gathered for a moment, in few and short hints.

import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type Hints, MOST_HINT_BYTES } from '../store/hints';
import type { Touched } from './signal';

const GATHERED_FOR_MS = 15;
/** When hints leave more slowly than commits come, the others find the rest by looking. */
const MOST_GATHERED = 5000;
/** In characters, of which each may take several bytes. */
const LONGEST_ID = 1000;
/** Of what stands around the ids. */
const FRAME_BYTES = 40;

/** Short names: a hint is small. Another release may tell more than this one knows. */
const hintSchema = z.object({
  c: z.array(z.string()).default([]),
  y: z.array(z.string()).default([]),
  p: z.array(z.string()).default([]),
  t: z.literal(1).optional(),
  s: z.literal(1).optional(),
});
type Hint = z.output<typeof hintSchema>;

export class HintLine {
  readonly #hints: Hints;
  readonly #conversations = new Set<string>();
  readonly #typing = new Set<string>();
  readonly #company = new Set<string>();
  #tickets = false;
  #presence = false;
  #sending: Promise<void> | undefined;

  constructor(hints: Hints) {
    this.#hints = hints;
  }

  listen(hear: (touched: Touched) => void, onGap: () => void): void {
    this.#hints.listen((text) => {
      const hint = read(text);
      if (!hint) return;
      const { c: conversations, y: typing, p: company } = hint;
      hear({ conversations, typing, company, tickets: hint.t === 1, presence: hint.s === 1 });
    }, onGap);
  }

  tell(touched: Touched): void {
    const { conversations = [], typing = [], company = [] } = touched;
    for (const id of conversations) keep(this.#conversations, id);
    for (const id of typing) keep(this.#typing, id);
    for (const id of company) keep(this.#company, id);
    if (touched.tickets) this.#tickets = true;
    if (touched.presence) this.#presence = true;
    if (this.#isEmpty()) return;
    this.#sending ??= this.#send().finally(() => {
      this.#sending = undefined;
    });
  }

  #isEmpty(): boolean {
    const gathered = [this.#conversations, this.#typing, this.#company];
    return gathered.every(({ size }) => size === 0) && !this.#tickets && !this.#presence;
  }

  async #send(): Promise<void> {
    while (!this.#isEmpty()) {
      await pause(GATHERED_FOR_MS, undefined, { ref: false });
      for (const text of this.#take()) await this.#hints.tell(text);
    }
  }

  #take(): string[] {
    const texts = inTexts(
      { c: [...this.#conversations], y: [...this.#typing], p: [...this.#company] },
      { ...(this.#tickets && { t: 1 }), ...(this.#presence && { s: 1 }) },
    );
    this.#conversations.clear();
    this.#typing.clear();
    this.#company.clear();
    this.#tickets = false;
    this.#presence = false;
    return texts;
  }
}

function keep(gathered: Set<string>, id: string): void {
  if (gathered.size < MOST_GATHERED && id.length <= LONGEST_ID) gathered.add(id);
}

/** As many as fit into one text, and then the next. */
function inTexts(ids: Pick<Hint, 'c' | 'y' | 'p'>, flags: Pick<Hint, 't' | 's'>): string[] {
  const texts: string[] = [];
  let open: Hint = { c: [], y: [], p: [], ...flags };
  let bytes = FRAME_BYTES;
  for (const kind of ['c', 'y', 'p'] as const) {
    for (const id of ids[kind]) {
      const more = Buffer.byteLength(JSON.stringify(id)) + 1;
      if (bytes + more > MOST_HINT_BYTES) {
        texts.push(JSON.stringify(open));
        open = { c: [], y: [], p: [] };
        bytes = FRAME_BYTES;
      }
      open[kind].push(id);
      bytes += more;
    }
  }
  return [...texts, JSON.stringify(open)];
}

function read(text: string): Hint | undefined {
  try {
    return hintSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
