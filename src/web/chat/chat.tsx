// The conversation on the page: what is heard and sent, drawn anew whenever it changes.

import { render, type VNode } from 'preact';
import { type PageLanguage, pageLanguageOfTag, rememberLanguage } from '../language';
import { handBack, onShown, tellParent } from './embedded';
import { openingHere } from './here';
import type { Activity, CardAction } from './line/activity';
import { type Opened, openChat } from './line/open-chat';
import { Refusal } from './line/refusal';
import { type Letter, type LineState, SteadyLine } from './line/steady-line';
import { type Entry, entryOf, type Verdict } from './talk/entry';
import { Transcript } from './talk/transcript';
import { applyTexts, textOf } from './texts';
import { Attention } from './view/attention';
import { Banner } from './view/banner';
import { Choices } from './view/choices';
import { Dots } from './view/dots';
import { Message, type MessageActions } from './view/message';
import { ReadMarks } from './view/read-marks';
import { Scroll } from './view/scroll';
import { find, SendBox } from './view/send-box';

/** The event by which the service knows a thumb; the name is Web Chat's. */
const THUMB_EVENT = 'webchat:activity-status/feedback';
/** A replayed conversation arrives in one go; only its last language counts. */
const REST_MS = 200;

export class Chat {
  #language = pageLanguageOfTag(document.documentElement.lang) ?? 'en';
  #early: Promise<Opened> | undefined;
  #session: string | undefined;
  #isDrawing = false;
  #wasOnline = false;
  #restTimer: ReturnType<typeof setTimeout> | undefined;

  /** Asked for once: it takes a slow telephone 10 ms. */
  readonly #timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  readonly #transcript = new Transcript();
  readonly #judged = new Map<string, Verdict>();
  /** Preact passes over a node that it has drawn before. */
  #drawn = new WeakMap<Entry, VNode>();
  readonly #say = (key: string, values?: Record<string, string>) =>
    textOf(this.#language, key, values);
  readonly #line: SteadyLine;
  readonly #banner = new Banner(find('#banner'), this.#say);
  readonly #scroll = new Scroll(find('#log'), find('#to-end'));
  readonly #dots = new Dots(find('#dots'), () => this.#scroll.stay());
  readonly #attention = new Attention((count) => tellParent({ thaw: 'unread', count }));
  readonly #marks = new ReadMarks((id) => this.#line.noteRead(id));
  readonly #box: SendBox;
  readonly #actions: MessageActions;

  constructor(early: Promise<Opened> | undefined) {
    this.#early = early;
    this.#line = new SteadyLine({
      open: (watermark) => this.#open(watermark),
      hear: (activities) => this.#hear(activities),
      onState: (state) => this.#noteState(state),
      onLetter: (letter) => this.#noteLetter(letter),
      onMoved: () => location.reload(),
      ...keptWords(),
    });
    this.#actions = {
      say: this.#say,
      submit: (value) => this.#post({ type: 'message', value }),
      judge: (entry, verdict) => this.#judge(entry, verdict),
      resend: (id) => this.#line.resend(id),
      drop: (id) => {
        this.#line.drop(id);
        this.#transcript.forget(id);
        this.#draw();
      },
    };
    this.#box = new SendBox({
      say: this.#say,
      sendFiles: (files) => this.#post({ type: 'message' }, files),
      onWriting: () => this.#line.noteTyping(),
    });
    onShown((isShown) => {
      this.#attention.show(isShown);
      this.#marks.show(isShown);
    });
  }

  start(): void {
    this.#line.start();
  }

  get language(): PageLanguage {
    return this.#language;
  }

  /** Where cookies do not serve: in frames, and for persons that the host has named. */
  get session(): string | undefined {
    return this.#session;
  }

  get entries(): readonly Entry[] {
    return this.#transcript.entries;
  }

  send(text: string): void {
    this.#post({ type: 'message', text, textFormat: 'plain' });
  }

  /** Said aloud, as the merchant could: the bot knows the word in every state. */
  switchTo(language: PageLanguage, word: string): void {
    if (language === this.#language) return;
    clearTimeout(this.#restTimer);
    rememberLanguage(language);
    this.#speak(language);
    this.send(word);
  }

  async startAnew(): Promise<void> {
    try {
      await openChat({ ...openingHere(), fresh: true }).then(keepSession);
      location.reload();
    } catch {
      this.#banner.show('newConversationFailed');
    }
  }

  /** The first connection is waited for in silence: the page can be written to all the same. */
  #noteState(state: LineState): void {
    if (state === 'online') this.#banner.online();
    else if (state === 'lost' || this.#wasOnline) this.#banner.lost();
    this.#wasOnline ||= state === 'online';
  }

  async #open(watermark: string): Promise<Opened> {
    const early = this.#early;
    this.#early = undefined;
    const locale = this.#language;
    try {
      const opened = await (early ?? openChat({ ...openingHere(), locale, watermark }));
      this.#session = opened.session;
      keepSession(opened);
      return opened;
    } catch (error) {
      // No trying helps, only the page around, which knows who is signed in.
      if (error instanceof Refusal && error.code.startsWith('Identity'))
        this.#banner.show('signInEnded');
      throw error;
    }
  }

  #post(activity: Activity, files?: readonly File[]): void {
    this.#scroll.follow();
    const sent = { ...activity, locale: this.#language, localTimezone: this.#timeZone };
    this.#noteLetter(this.#line.post(sent, files));
  }

  #judge(entry: Entry, verdict: Verdict): void {
    this.#judged.set(entry.key, verdict);
    this.#drawn.delete(entry);
    this.#post({ type: 'event', name: THUMB_EVENT, value: verdict });
  }

  #noteLetter(letter: Letter): void {
    this.#transcript.note(letter);
    const awaits = letter.state === 'sent' && letter.activity.type === 'message';
    if (awaits && !this.#transcript.isWithStaff) this.#dots.start();
    this.#draw();
  }

  #hear(activities: readonly Activity[]): void {
    this.#transcript.hear(activities);
    for (const activity of activities) {
      const entry = entryOf(activity);
      if (!entry || entry.from === 'merchant') continue;
      this.#dots.stop();
      this.#attention.heard({ at: entry.at, isStaff: entry.from === 'staff' });
      this.#followLanguage(activity);
    }
    this.#draw();
  }

  /** The bot changes its language with the merchant's words; the page goes along, once the talk rests. */
  #followLanguage({ locale }: Activity): void {
    const heard = pageLanguageOfTag(locale);
    clearTimeout(this.#restTimer);
    if (!heard) return;
    this.#restTimer = setTimeout(() => heard !== this.#language && this.#speak(heard), REST_MS);
  }

  #speak(language: PageLanguage): void {
    this.#language = language;
    applyTexts(language);
    this.#attention.rename(this.#say('title'));
    this.#banner.refresh();
    this.#box.refresh();
    this.#draw();
    afterPaint(() => this.#relabel());
  }

  /** Styles and labels of a long conversation take a slow telephone 200 ms: a tap is answered before. */
  #relabel(): void {
    document.documentElement.lang = this.#language;
    this.#drawn = new WeakMap();
    this.#draw();
  }

  /** Once for all that happens in one go. */
  #draw(): void {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    queueMicrotask(() => {
      this.#isDrawing = false;
      const transcript = find('#transcript');
      render(
        this.entries.map((entry) => this.#drawEntry(entry)),
        transcript,
      );
      const { choices } = this.#transcript;
      render(
        <Choices
          choices={choices}
          label={this.#say('choices')}
          choose={(each) => this.#choose(each)}
        />,
        find('#choices'),
      );
      this.#scroll.settle();
      this.#marks.settle(transcript);
    });
  }

  #drawEntry(entry: Entry): VNode {
    const known = this.#drawn.get(entry);
    if (known) return known;
    const judged = this.#judged.get(entry.key);
    const node = <Message key={entry.key} entry={entry} judged={judged} actions={this.#actions} />;
    this.#drawn.set(entry, node);
    return node;
  }

  #choose({ type, value, title }: CardAction): void {
    if (type === 'openUrl') {
      if (/^https?:/.test(String(value))) open(String(value), '_blank', 'noopener');
      return;
    }
    const isText = typeof value === 'string';
    if (isText) this.send(value);
    else this.#post({ type: 'message', value, ...(title !== undefined && { text: title }) });
    // The button is gone with the tap: whoever uses the keyboard goes on at the text box.
    this.#box.focus();
  }
}

function afterPaint(work: () => void): void {
  requestAnimationFrame(() => setTimeout(work));
}

/** In a frame whose cookies are blocked nothing else leads back to the conversation. */
function keepSession({ session }: Opened): void {
  if (session) handBack(session);
}

function keptWords(): { keep?: Storage } {
  try {
    return { keep: sessionStorage };
  } catch {
    // Storage is off in some private windows and frames.
    return {};
  }
}
