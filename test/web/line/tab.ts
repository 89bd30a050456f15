// One tab of a browser with the chat page's line in it, and all that the line told the page.

import type { Activity } from '../../../src/web/chat/line/activity';
import { openChat } from '../../../src/web/chat/line/open-chat';
import {
  type Letter,
  type LineParts,
  type LineState,
  SteadyLine,
} from '../../../src/web/chat/line/steady-line';
import { until } from '../../support/direct-line-client';

export class Tab {
  readonly line: SteadyLine;
  readonly heard: Activity[] = [];
  readonly states: LineState[] = [];
  readonly changes: Letter[] = [];
  readonly conversations: string[] = [];
  moves = 0;

  constructor(parts: Partial<LineParts> = {}) {
    const open = parts.open ?? ((watermark) => openChat({ locale: 'en', watermark }));
    tabs.add(this);
    this.line = new SteadyLine({
      ...parts,
      open: async (watermark) => {
        const opened = await open(watermark);
        this.conversations.push(opened.conversationId);
        return opened;
      },
      hear: (activities) => void this.heard.push(...activities),
      onState: (state) => void this.states.push(state),
      onLetter: (letter) => void this.changes.push(letter),
      onMoved: () => {
        this.moves += 1;
      },
    });
  }

  /** Opened, greeted, and at rest. */
  static async opened(parts?: Partial<LineParts>): Promise<Tab> {
    const tab = new Tab(parts);
    tab.line.start();
    await tab.hears(/\S/);
    return tab;
  }

  say(text: string): Letter {
    return this.line.post({ type: 'message', text });
  }

  /** The states of a letter, in their order. */
  course({ id }: Letter): string[] {
    return this.changes.filter((letter) => letter.id === id).map(({ state }) => state);
  }

  async becomes(letter: Letter, state: Letter['state']): Promise<Letter> {
    const of = () => this.changes.filter(({ id }) => id === letter.id);
    await until(
      () => of().find((each) => each.state === state),
      20_000,
      () => this.#told(),
    );
    return of().findLast((each) => each.state === state) as Letter;
  }

  is(state: LineState): Promise<unknown> {
    return until(
      () => (this.states.at(-1) === state ? true : undefined),
      20_000,
      () => this.#told(),
    );
  }

  /** The first message of the bot after `from` that fits, waiting for it. */
  hears(pattern: RegExp, from = 0): Promise<Activity> {
    const fits = ({ from: sender, text = '', summary = '' }: Activity & { summary?: string }) =>
      sender?.role !== 'user' && pattern.test(`${text} ${summary}`);
    return until(
      () => this.heard.slice(from).find(fits),
      20_000,
      () => this.#told(),
    );
  }

  words(role: 'user' | 'bot'): (string | undefined)[] {
    return this.heard.filter(({ from }) => from?.role === role).map(({ text }) => text);
  }

  get ids(): (string | undefined)[] {
    return this.heard.map(({ id }) => id);
  }

  #told(): string {
    return JSON.stringify({ states: this.states, letters: this.changes, heard: this.heard });
  }
}

const tabs = new Set<Tab>();

/** As a browser closes them. */
export function closeTabs(): void {
  for (const tab of tabs) tab.line.end();
  tabs.clear();
}
