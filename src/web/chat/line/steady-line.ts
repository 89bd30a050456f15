import type { Activity } from './activity';
import type { Opened } from './open-chat';
export type LineState = 'connecting' | 'online' | 'lost';
export interface Letter {
  readonly id: string;
  readonly activity: Activity;
  readonly files: readonly File[];
  readonly at: number;
  readonly state: 'waiting' | 'sending' | 'sent' | 'refused';
  readonly progress?: number;
  readonly reason?: string;
}
export interface LineParts {
  open(watermark: string): Promise<Opened>;
  hear(activities: readonly Activity[]): void;
  onState(state: LineState): void;
  onLetter(letter: Letter): void;
  onMoved(): void;
  keep?: Storage;
}
export class SteadyLine {
  #opened: Opened | undefined;
  #queue: Letter[] = [];
  constructor(readonly parts: LineParts) {}
  async start() {
    this.#opened = await this.parts.open('-');
    const s = new WebSocket(this.#opened.streamUrl);
    s.onmessage = ({ data }) => data && this.parts.hear(JSON.parse(data).activities);
    s.onopen = () => this.parts.onState('online');
    for (const l of this.#queue) void this.#send(l);
  }
  post(activity: Activity, files: readonly File[] = []): Letter {
    const id = crypto.randomUUID();
    const letter: Letter = {
      id,
      files,
      at: Date.now(),
      state: this.#opened ? 'sending' : 'waiting',
      activity: { ...activity, channelData: { clientActivityID: id } },
    };
    if (this.#opened) void this.#send(letter);
    else this.#queue.push(letter);
    return letter;
  }
  async #send(letter: Letter) {
    const o = this.#opened as Opened;
    const base = `/v3/directline/conversations/${o.conversationId}`;
    const headers: Record<string, string> = { Authorization: `Bearer ${o.token}` };
    let body: BodyInit = JSON.stringify(letter.activity);
    let path = '/activities';
    if (letter.files.length) {
      const f = new FormData();
      f.append('activity', new Blob([body], { type: 'application/vnd.microsoft.activity' }));
      for (const x of letter.files) f.append('file', x, x.name);
      body = f;
      path = '/upload';
    } else headers['Content-Type'] = 'application/json';
    const r = await fetch(base + path, { method: 'POST', headers, body });
    this.parts.onLetter({ ...letter, state: r.ok ? 'sent' : 'refused' });
  }
  resend(_id: string) {}
  drop(_id: string) {}
  noteTyping() {}
  end() {}
}
