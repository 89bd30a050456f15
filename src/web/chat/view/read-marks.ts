// Finds out what the merchant has read: a message counts whose end stood in sight for a moment while the page was looked at.

/** Shorter is scrolled past, not read. */
const MOMENT_MS = 600;

export class ReadMarks {
  readonly #onRead: (activityId: string) => void;
  readonly #observer: IntersectionObserver;
  readonly #inSight = new Set<Element>();
  /** What the service said since the merchant spoke last, in its order; none of it was told of. */
  #unread: HTMLElement[] = [];
  readonly #read = new WeakSet<Element>();
  #last: Element | null = null;
  #isShown = true;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onRead told the id of the last message up to which everything was read */
  constructor(onRead: (activityId: string) => void) {
    this.#onRead = onRead;
    this.#observer = new IntersectionObserver((changes) => this.#note(changes), { threshold: 0.5 });
    document.addEventListener('visibilitychange', () => this.#look());
    addEventListener('focus', () => this.#look());
    addEventListener('blur', () => this.#look());
  }

  /** The frame in another page is folded away although the page itself is seen. */
  show(isShown: boolean): void {
    this.#isShown = isShown;
    this.#look();
  }

  /** @param list of messages, as it was just drawn */
  settle(list: HTMLElement): void {
    if (list.lastElementChild === this.#last) return;
    this.#last = list.lastElementChild;
    const messages = [...list.children] as HTMLElement[];
    const own = messages.findLastIndex(({ dataset }) => dataset.from === 'merchant');
    // Who answers has read what stands there.
    if (own >= 0 && this.#unread.some((each) => messages.indexOf(each) < own)) this.#count();
    const unread = messages.slice(own + 1).filter((each) => !this.#read.has(each));
    for (const each of this.#unread) if (!unread.includes(each)) this.#forget(each);
    for (const each of unread) this.#observer.observe(endOf(each));
    this.#unread = unread;
  }

  #note(changes: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of changes) {
      if (isIntersecting) this.#inSight.add(target);
      else this.#inSight.delete(target);
    }
    this.#look();
  }

  get #isLookedAt(): boolean {
    return this.#isShown && !document.hidden && document.hasFocus();
  }

  /** Whatever changes, the moment begins anew: nothing is read while it rushes by. */
  #look(): void {
    clearTimeout(this.#timer);
    if (this.#unread.length > 0) this.#timer = setTimeout(() => this.#count(), MOMENT_MS);
  }

  #count(): void {
    if (!this.#isLookedAt) return;
    for (const each of this.#unread) if (this.#inSight.has(endOf(each))) this.#read.add(each);
    const firstMissed = this.#unread.findIndex((each) => !this.#read.has(each));
    const read = this.#unread.splice(0, firstMissed < 0 ? this.#unread.length : firstMissed);
    for (const each of read) this.#forget(each);
    const id = read.at(-1)?.dataset.id;
    if (id !== undefined) this.#onRead(id);
  }

  #forget(message: HTMLElement): void {
    const end = endOf(message);
    this.#observer.unobserve(end);
    this.#inSight.delete(end);
  }
}

/** A long message is read when its end is. */
function endOf(message: HTMLElement): Element {
  return message.lastElementChild ?? message;
}
