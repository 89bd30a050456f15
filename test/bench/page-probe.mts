// What is watched inside a chat page, from before its first script on: it runs in the browser and stands alone.

export interface Watched {
  /** What is typed; it stands when the transcript holds it. */
  question: string;
  /** Words of the answer that the greeting lacks. */
  answer: string;
}

/** Milliseconds since the navigation began; absent: not seen. */
export interface Seen {
  paint?: number;
  /** A text box was drawn that takes letters. */
  box?: number;
  greeting?: number;
  /** The first letter that was typed stood in the box. */
  letter?: number;
  /** The question stood in the transcript. */
  words?: number;
  answer?: number;
  longTasks: number[];
  /** Layout shifts: those a key press excuses, and the others. */
  shifts: { excused: number; counted: number };
}

export type Sight = 'box' | 'greeting' | 'words' | 'answer';

export interface ProbedWindow {
  chatSeen: Seen;
  /** Calls out of the page. */
  chatSignal(sight: Sight): void;
  chatBox(): HTMLTextAreaElement | undefined;
}

/** Looks only when the page has changed, in the frame that draws the change: it costs both pages the same little. */
export function watchChat({ question, answer }: Watched): void {
  const BOX = 'textarea, [data-id="webchat-sendbox-input"]';
  const BOT = '.message[data-from="bot"], .webchat__bubble:not(.webchat__bubble--from-user)';
  const MERCHANT = '.message[data-from="merchant"], .webchat__bubble--from-user';
  if (window !== window.top) return;
  const probed = window as unknown as ProbedWindow;
  const seen: Seen = { longTasks: [], shifts: { excused: 0, counted: 0 } };
  probed.chatSeen = seen;

  const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
    });
  observe('longtask', ({ duration }) => seen.longTasks.push(duration));
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.paint = startTime;
  });
  observe('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as unknown as {
      value: number;
      hadRecentInput: boolean;
    };
    seen.shifts[hadRecentInput ? 'excused' : 'counted'] += value;
  });

  const usableBox = () =>
    [...document.querySelectorAll<HTMLTextAreaElement>(BOX)].find(
      (box) =>
        !box.disabled && !box.readOnly && box.ariaDisabled !== 'true' && box.clientHeight > 0,
    );
  const holds = (selector: string, text: string) =>
    [...document.querySelectorAll(selector)].some((each) => each.textContent?.includes(text));
  const tests: Record<Sight, () => boolean> = {
    box: () => usableBox() !== undefined,
    greeting: () => document.querySelector(BOT) !== null,
    words: () => holds(MERCHANT, question),
    answer: () => holds(BOT, answer),
  };
  probed.chatBox = usableBox;

  let isDue = false;
  const look = () => {
    isDue = false;
    for (const sight of Object.keys(tests) as Sight[]) {
      if (seen[sight] !== undefined || !tests[sight]()) continue;
      seen[sight] = performance.now();
      if (sight === 'box') usableBox()?.focus();
      probed.chatSignal(sight);
    }
  };
  const lookSoon = () => {
    if (!isDue) requestAnimationFrame(look);
    isDue = true;
  };
  new MutationObserver(lookSoon).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['disabled', 'readonly', 'aria-disabled', 'hidden', 'class', 'style'],
  });
  const onInput = ({ target }: Event) => {
    if (!(target as Element).matches(BOX)) return;
    requestAnimationFrame(() => {
      seen.letter ??= performance.now();
    });
  };
  document.addEventListener('input', onInput, true);
}
