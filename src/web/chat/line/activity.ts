// The Bot Framework's activity, as far as the chat page reads or writes it.

export interface Attachment {
  contentType: string;
  contentUrl?: string;
  name?: string;
  content?: unknown;
  thumbnailUrl?: string;
}

export interface CardAction {
  type: string;
  title?: string;
  value?: unknown;
  channelData?: Record<string, unknown>;
}

export interface Activity {
  type: string;
  id?: string;
  /** ISO 8601, given by the service. */
  timestamp?: string;
  from?: { id?: string; name?: string; role?: string };
  text?: string;
  textFormat?: string;
  locale?: string;
  replyToId?: string;
  attachments?: Attachment[];
  suggestedActions?: { to?: string[]; actions?: CardAction[] };
  entities?: Record<string, unknown>[];
  channelData?: Record<string, unknown>;
  name?: string;
  value?: unknown;
}
