// Tells the bot that the merchant has opened the page again after a while: it may offer an unfinished form.

/** Sooner, the conversation shown again says enough by itself. */
const AWAY_MS = 10 * 60_000;
/** A replayed conversation arrives in one go. */
const REST_MS = 500;

/** The few things that it needs of a Direct Line. */
interface Line {
  activity$: {
    subscribe(observer: { next(activity: unknown): void }): { unsubscribe(): void };
  };
  postActivity(activity: unknown): { subscribe(observer: object): unknown };
}

interface Dated {
  id?: string;
  timestamp?: string;
}

/** Listens to the replay of a conversation that had begun before; what comes after it is no return. */
export function announceReturn(line: Line, now: () => number = Date.now): void {
  let last: Dated | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listening = line.activity$.subscribe({
    next: (activity) => {
      last = activity as Dated;
      clearTimeout(timer);
      timer = setTimeout(() => {
        listening.unsubscribe();
        if (last && now() - Date.parse(last.timestamp ?? '') >= AWAY_MS) post(line, last);
      }, REST_MS);
    },
  });
}

/** However often the page is opened meanwhile, the server takes the same id once. */
function post(line: Line, { id }: Dated): void {
  const channelData = { clientActivityID: `return-${id}` };
  line.postActivity({ type: 'event', name: 'webchat/join', channelData }).subscribe({});
}
