// The bot that is always there: built from the knowledge folder, and built anew when its files are saved.

import type { FolderWatch } from '../knowledge/folder-watch';
import type { Logger } from '../log';
import type { SupportBot } from './support-bot';

const LOOK_MS = 2000;

export interface LiveBotParts {
  /** Reads and checks the folder, then trains; the inner promise is the bot. @throws ThawError for faults */
  build: () => Promise<() => Promise<SupportBot>>;
  watch: FolderWatch;
  log: Logger;
}

export class LiveBot implements SupportBot {
  readonly #parts: LiveBotParts;
  /** Replaced as a whole: a turn under way ends with the knowledge that it began with. */
  #current: Promise<SupportBot>;
  #timer: NodeJS.Timeout | undefined;
  #isReady = false;

  private constructor(parts: LiveBotParts, first: Promise<SupportBot>) {
    this.#parts = parts;
    this.#current = first;
  }

  /** @returns when the folder is checked; training goes on meanwhile, and turns wait for it. @throws ThawError */
  static async open(parts: LiveBotParts): Promise<LiveBot> {
    const train = await parts.build();
    return new LiveBot(parts, train());
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Resolves when the first training is done. */
  async ready(): Promise<void> {
    await this.#current;
    this.#isReady = true;
  }

  run: SupportBot['run'] = async (request) => (await this.#current).run(request);
  apologise: SupportBot['apologise'] = async (request) => (await this.#current).apologise(request);

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
      const train = await build();
      const bot = await train();
      this.#current = Promise.resolve(bot);
      log.info('the knowledge was loaded anew');
    } catch (err) {
      log.error({ err }, 'the changed knowledge was not taken; the last good one goes on serving');
    }
  }
}
