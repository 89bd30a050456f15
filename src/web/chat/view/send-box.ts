// The text box and the file button: in the page from the first paint, made whole here.

import { TEXT_LIMIT } from '../../../turns/text-limit';

export interface SendBoxParts {
  say(key: string, values?: Record<string, string>): string;
  sendFiles(files: readonly File[]): void;
  /** The merchant is writing. */
  onWriting(): void;
}

/** From here on the length is shown. */
const NEAR_LIMIT = TEXT_LIMIT - 200;

export class SendBox {
  readonly #form = find<HTMLFormElement>('#send-box');
  readonly #box = find<HTMLTextAreaElement>('#words');
  readonly #length = find('#too-long');
  readonly #parts: SendBoxParts;

  constructor(parts: SendBoxParts) {
    this.#parts = parts;
    this.#box.addEventListener('input', () => {
      this.#grow();
      this.#measure();
      if (this.#box.value) parts.onWriting();
    });
    // Before the page's own listener, which would send.
    this.#form.addEventListener('submit', (event) => {
      if (!this.#isTooLong()) return;
      event.preventDefault();
      event.stopPropagation();
    });
    this.#takeFiles();
    this.#grow();
  }

  /** On a telephone the keyboard would cover what was just answered. */
  focus(): void {
    if (matchMedia('(pointer: fine)').matches) this.#box.focus();
  }

  refresh(): void {
    this.#measure();
  }

  #grow(): void {
    // The style sheet does it where the browser can, without measuring.
    if (CSS.supports('field-sizing', 'content')) return;
    this.#box.style.height = 'auto';
    this.#box.style.height = `${this.#box.scrollHeight}px`;
  }

  #isTooLong(): boolean {
    return this.#box.value.trim().length > TEXT_LIMIT;
  }

  #measure(): void {
    const { length } = this.#box.value.trim();
    const values = { length: String(length), limit: String(TEXT_LIMIT) };
    const key = this.#isTooLong() ? 'tooLong' : 'length';
    this.#length.textContent = length > NEAR_LIMIT ? this.#parts.say(key, values) : '';
    this.#form.toggleAttribute('data-too-long', this.#isTooLong());
  }

  /** Chosen, dropped on the page or pasted. */
  #takeFiles(): void {
    const input = find<HTMLInputElement>('#files');
    const send = (files: FileList | undefined | null) => {
      if (files?.length) this.#parts.sendFiles([...files]);
    };
    input.disabled = false;
    input.addEventListener('change', () => {
      send(input.files);
      input.value = '';
    });
    // Words that are dragged into the box stay the browser's business.
    const holdsFiles = (data: DataTransfer | null) => data?.types.includes('Files') === true;
    addEventListener(
      'dragover',
      (event) => holdsFiles(event.dataTransfer) && event.preventDefault(),
    );
    addEventListener('drop', (event) => {
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      send(event.dataTransfer?.files);
    });
    this.#box.addEventListener('paste', ({ clipboardData }) => {
      // Spreadsheets put a picture of the cells beside their text.
      if (!clipboardData?.types.includes('text/plain')) send(clipboardData?.files);
    });
  }
}

export function find<T extends HTMLElement = HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return found;
}
