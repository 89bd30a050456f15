// The few parts of Web Chat's global that the page uses, typed.

export interface Observer<T> {
  next?: (value: T) => void;
  error?: (error: unknown) => void;
  complete?: () => void;
}

export interface Stream<T> {
  subscribe(observer: Observer<T>): { unsubscribe(): void };
}

/** Numbers as botframework-directlinejs gives them. */
export const STATUS = { connecting: 1, online: 2, expired: 3, failed: 4, ended: 5 } as const;

export interface DirectLine {
  readonly token: string;
  readonly watermark?: string;
  readonly activity$: Stream<unknown>;
  readonly connectionStatus$: Stream<number>;
  postActivity(activity: unknown): Stream<string>;
  end(): void;
}

export interface DirectLineOptions {
  domain: string;
  token: string;
  conversationId?: string;
  watermark?: string;
  conversationStartProperties?: { locale: string };
}

interface Store {
  dispatch(action: { type: string; payload: unknown }): void;
}

export interface WebChat {
  createDirectLine(options: DirectLineOptions): DirectLine;
  createStore(initial: object, middleware: unknown): Store;
  renderWebChat(props: Record<string, unknown>, element: HTMLElement): void;
}

/** Web Chat is a file of its own, 0.9 MB packed: the page names it, so that it is fetched beside this script. */
export function loadWebChat(): Promise<WebChat> {
  const script = document.createElement('script');
  script.src = document.querySelector<HTMLLinkElement>('#webchat')?.href ?? '';
  return new Promise((resolve, reject) => {
    script.onload = () => resolve((globalThis as unknown as { WebChat: WebChat }).WebChat);
    script.onerror = () => reject(new Error('Web Chat did not load'));
    document.head.append(script);
  });
}
