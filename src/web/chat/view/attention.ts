// Calls the merchant back when something is said while the page is out of sight: a count in the title, a sound for staff.

const NOTES_HZ = [660, 880];
const NOTE_S = 0.14;
/** Kept, so that a page that opens out of sight does not count what was seen on an earlier one. */
const SEEN = 'thaw.seen';

export class Attention {
  readonly #onCount: (count: number) => void;
  #title = document.title;
  #count = 0;
  #isShown = true;
  /** Times of messages, in milliseconds since 1970: the newest one seen, and the newest one heard. */
  #seenAt = seenBefore() ?? Date.now();
  #heardAt = 0;

  /** @param onCount told how many messages nobody has seen */
  constructor(onCount: (count: number) => void) {
    this.#onCount = onCount;
    document.addEventListener('visibilitychange', () => this.#see());
  }

  /** The frame in another page is folded away although the page itself is seen. */
  show(isShown: boolean): void {
    this.#isShown = isShown;
    this.#see();
  }

  heard({ at, isStaff }: { at: number; isStaff: boolean }): void {
    this.#heardAt = Math.max(this.#heardAt, at);
    this.#see();
    if (at <= this.#seenAt) return;
    this.#set(this.#count + 1);
    if (isStaff) ring();
  }

  /** The page's language has changed. */
  rename(title: string): void {
    this.#title = title;
    this.#set(this.#count);
  }

  #see(): void {
    if (!this.#isShown || document.hidden) return;
    this.#set(0);
    if (this.#heardAt <= this.#seenAt) return;
    this.#seenAt = this.#heardAt;
    keepSeen(this.#seenAt);
  }

  #set(count: number): void {
    if (count !== this.#count) this.#onCount(count);
    this.#count = count;
    document.title = count > 0 ? `(${count}) ${this.#title}` : this.#title;
  }
}

function seenBefore(): number | undefined {
  try {
    return Number(localStorage.getItem(SEEN)) || undefined;
  } catch {
    return undefined;
  }
}

function keepSeen(at: number): void {
  try {
    localStorage.setItem(SEEN, String(at));
  } catch {
    // Storage is off: what came before the page was opened counts as seen.
  }
}

/** Made here: no file to load. Browsers stay silent until the page was touched once. */
function ring(): void {
  try {
    const audio = new AudioContext();
    for (const [index, hertz] of NOTES_HZ.entries()) {
      const note = audio.createOscillator();
      const volume = audio.createGain();
      const start = audio.currentTime + index * NOTE_S;
      note.frequency.value = hertz;
      volume.gain.setValueAtTime(0.12, start);
      volume.gain.exponentialRampToValueAtTime(0.001, start + NOTE_S);
      note.connect(volume).connect(audio.destination);
      note.start(start);
      note.stop(start + NOTE_S);
      if (index === NOTES_HZ.length - 1) note.onended = () => void audio.close();
    }
  } catch {
    // No sound on this machine.
  }
}
