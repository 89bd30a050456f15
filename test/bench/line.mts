// A merchant's line to a running service: Direct Line over HTTP and its web socket.

export interface Heard {
  id: string;
  type: string;
  text?: string;
  from: { role?: string };
  replyToId?: string;
  /** When it arrived, by `performance.now()`. */
  at: number;
}

export class Line {
  readonly heard: Heard[] = [];
  /** What a browser needs to open the same conversation: the value of the page's cookie. */
  readonly session: string;
  readonly #address: string;
  readonly #token: string;
  readonly #socket: WebSocket;
  #wake = () => {};

  private constructor(address: string, granted: Record<string, unknown>, streamUrl: string) {
    this.#address = address;
    this.#token = String(granted.token);
    this.session = String(granted.session);
    this.#socket = new WebSocket(streamUrl);
    this.#socket.onmessage = ({ data }) => {
      if (data === '') return;
      const at = performance.now();
      for (const each of JSON.parse(String(data)).activities) this.heard.push({ ...each, at });
      this.#wake();
    };
  }

  /** Resolves when the bot has greeted. */
  static async open(url: string): Promise<Line> {
    const response = await fetch(`${url}/chat/token`, { method: 'POST' });
    const session = /thaw_chat=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1];
    const granted: Record<string, unknown> = { ...(await json(response)), session };
    const conversations = `${url}/v3/directline/conversations`;
    const headers = {
      authorization: `Bearer ${granted.token}`,
      'content-type': 'application/json',
    };
    const started = await json(
      await fetch(conversations, { method: 'POST', headers, body: '{"locale":"zh-CN"}' }),
    );
    const streamUrl = String(started.streamUrl).replace('localhost', '127.0.0.1');
    const address = `${conversations}/${granted.conversationId}/activities`;
    const line = new Line(address, granted, streamUrl);
    await line.until(({ from }) => from.role === 'bot');
    return line;
  }

  /** @returns the id of the stored message */
  async send(text: string): Promise<string> {
    const response = await fetch(this.#address, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'message', text }),
    });
    return String((await json(response)).id);
  }

  /** The first activity that fits, waiting for it; undefined when none came in time. */
  async until(fits: (heard: Heard) => boolean, timeoutMs = 15_000): Promise<Heard | undefined> {
    const end = performance.now() + timeoutMs;
    for (;;) {
      const found = this.heard.find(fits);
      const left = end - performance.now();
      if (found || left <= 0) return found;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  close(): void {
    this.#socket.close();
  }
}

async function json(response: Response): Promise<Record<string, unknown>> {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  return (await response.json()) as Record<string, unknown>;
}
