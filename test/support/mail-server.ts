// A real SMTP server that a test can tell how to behave.

import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface MailServerForTests {
  url: string;
  /** As parsed by a mail program. */
  mails: ParsedMail[];
  /** As they came over the line. */
  sources: string[];
  /** Who the envelopes were for. */
  recipients: string[];
  /** What happens to the next mails; then all are taken. */
  next: ('take' | 'drop-after-data' | { at: 'recipient' | 'data'; code: number; says: string })[];
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServerForTests> {
  const state: Omit<MailServerForTests, 'url' | 'close'> = {
    mails: [],
    sources: [],
    recipients: [],
    next: [],
  };
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(address, _session, done) {
      const [plan] = state.next;
      if (typeof plan === 'object' && plan.at === 'recipient') {
        state.next.shift();
        return done(answer(plan));
      }
      state.recipients.push(address.address);
      done();
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const source = Buffer.concat(chunks).toString('utf8');
        state.sources.push(source);
        state.mails.push(await simpleParser(source));
        const plan = state.next.shift() ?? 'take';
        if (plan === 'drop-after-data') for (const socket of sockets) socket.destroy();
        else if (typeof plan === 'object') done(answer(plan));
        else done();
      });
    },
  });
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(state, {
    url: `smtp://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  });
}

function answer({ code, says }: { code: number; says: string }): Error {
  return Object.assign(new Error(says), { responseCode: code });
}

/** Takes connections, says the given lines one for each command, and then nothing more. */
export async function startHangingServer(lines: string[]) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    const [greeting, ...answers] = lines;
    if (greeting) socket.write(`${greeting}\r\n`);
    socket.on('data', () => {
      const line = answers.shift();
      if (line) socket.write(`${line}\r\n`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
