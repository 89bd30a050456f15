// Calls the merchant back when something is said while the page is out of sight: a count in the title, a sound for staff.

const NOTES_HZ = [660, 880];
const NOTE_S = 0.14;

export class Attention {
  readonly #onCount: (count: number) => void;
  #title = document.title;
  #count = 0;
  #isShown = true;

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

  heard(message: { isStaff: boolean }): void {
    if (this.#isSeen()) return;
    this.#set(this.#count + 1);
    if (message.isStaff) ring();
  }

  /** The page's language has changed. */
  rename(title: string): void {
    this.#title = title;
    this.#set(this.#count);
  }

  #isSeen(): boolean {
    return this.#isShown && !document.hidden;
  }

  #see(): void {
    if (this.#isSeen()) this.#set(0);
  }

  #set(count: number): void {
    if (count !== this.#count) this.#onCount(count);
    this.#count = count;
    document.title = count > 0 ? `(${count}) ${this.#title}` : this.#title;
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
