// The bot that is always there: built from the knowledge folder, and built anew when its files are saved.

import type { FolderWatch } from '../knowledge/folder-watch';
import type { KnowledgeContent } from '../knowledge/load';
import type { Logger } from '../log';
import type { SupportBot } from './support-bot';

const LOOK_MS = 2000;

/** What the folder says, and the bot that has yet to learn it. */
export interface BuiltBot {
  knowledge: KnowledgeContent;
  train: () => Promise<SupportBot>;
}

export interface LiveBotParts {
  /** Reads and checks the folder. @throws ThawError for faults */
  build: () => Promise<BuiltBot>;
  watch: FolderWatch;
  log: Logger;
}

export class LiveBot implements SupportBot {
  readonly #parts: LiveBotParts;
  /** Replaced as a whole: a turn under way ends with the knowledge that it began with. */
  #current: { knowledge: KnowledgeContent; bot: Promise<SupportBot> };
  #timer: NodeJS.Timeout | undefined;
  #isReady = false;

  private constructor(parts: LiveBotParts, { knowledge, train }: BuiltBot) {
    this.#parts = parts;
    this.#current = { knowledge, bot: train() };
  }

  /** @returns when the folder is checked; training goes on meanwhile, and turns wait for it. @throws ThawError */
  static async open(parts: LiveBotParts): Promise<LiveBot> {
    return new LiveBot(parts, await parts.build());
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** What the bot in service knows; there before it is trained. To be asked for anew with each request. */
  knowledge = (): KnowledgeContent => this.#current.knowledge;

  /** Resolves when the first training is done. */
  async ready(): Promise<void> {
    await this.#current.bot;
    this.#isReady = true;
  }

  run: SupportBot['run'] = async (request) => (await this.#current.bot).run(request);
  apologise: SupportBot['apologise'] = async (request) =>
    (await this.#current.bot).apologise(request);
  match: SupportBot['match'] = async (text) => (await this.#current.bot).match(text);

  start(): void {
    this.#timer = setTimeout(() => void this.look().finally(() => this.start()), LOOK_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Takes over what was saved since the last look; files with faults are named in the log and the last good ones go on. */
  async look(): Promise<void> {
    const { build, watch, log } = this.#parts;
    if (!watch.hasSettledChange()) return;
    try {
      const { knowledge, train } = await build();
      const bot = await train();
      this.#current = { knowledge, bot: Promise.resolve(bot) };
      log.info({ knowledge: knowledge.version }, 'the knowledge was loaded anew');
    } catch (err) {
      log.error({ err }, 'the changed knowledge was not taken; the last good one goes on serving');
    }
  }
}
