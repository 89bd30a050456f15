// Sends one mail over SMTP and tells how the server took it.

import { createHash } from 'node:crypto';
import { createTransport, type Transporter } from 'nodemailer';
import { maskContactsIn } from '../../privacy/mask';
import type { DeliveryResult } from '../delivery-result';

const TIMEOUT_MS = 30_000;
const LONGEST_ERROR = 300;

export interface MailServer {
  /** smtp:// (STARTTLS where the server offers it) or smtps://. */
  url: string;
  /** `Name <address>`. */
  from: string;
  timeoutMs?: number;
}

export interface OutgoingMail {
  /** Of the delivery: the same mail has the same Message-ID, however often it is tried. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** Mails of one thread name the same one. */
  thread: string;
  at: Date;
}

export class Mailer {
  readonly #from: string;
  readonly #domain: string;
  readonly #transport: Transporter;

  constructor({ url, from, timeoutMs = TIMEOUT_MS }: MailServer) {
    this.#from = from;
    this.#domain = /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? 'thaw.invalid';
    // A connection for each mail: they are few, and none is found dead when the next one comes.
    this.#transport = createTransport({
      url,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      dnsTimeout: timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** Whether the server lets us in; nothing is sent. @throws as nodemailer does */
  async verify(): Promise<void> {
    await this.#transport.verify();
  }

  /** At least once: when the line breaks behind the last word it is sent again, with the same Message-ID. */
  async send({ id, to, subject, text, html, thread, at }: OutgoingMail): Promise<DeliveryResult> {
    const root = this.#messageId(`thread ${thread}`);
    try {
      await this.#transport.sendMail({
        from: this.#from,
        // As an object it is one address, whatever is in it.
        to: { name: '', address: to },
        subject,
        text,
        ...(html !== undefined && { html }),
        date: at,
        messageId: this.#messageId(id),
        inReplyTo: root,
        references: root,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
      return { kind: 'delivered' };
    } catch (err) {
      return classify(err);
    }
  }

  #messageId(of: string): string {
    const digest = createHash('sha256').update(of).digest('hex').slice(0, 32);
    return `<${digest}@${this.#domain}>`;
  }
}

/** Only a lasting no to this mail ends its tries: a wrong password or a server that is away can be mended meanwhile. */
function classify(err: unknown): DeliveryResult {
  const { code, responseCode, response, message } = err as {
    code?: string;
    responseCode?: number;
    response?: string;
    message?: string;
  };
  // Servers repeat the address in their answer.
  const said = maskContactsIn(response ?? message ?? String(err)).replace(/\s+/g, ' ');
  const error = `mail: ${said}`.slice(0, LONGEST_ERROR);
  const isAboutMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  const isFinal = isAboutMail && (responseCode === undefined || responseCode >= 500);
  return isFinal ? { kind: 'refused', error } : { kind: 'retry', error };
}
