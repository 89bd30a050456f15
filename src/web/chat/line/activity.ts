// What passes over the line: activities of Direct Line 3.0, as far as the chat page looks at them.

export interface Activity {
  type: string;
  id?: string;
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

/** What one frame of the stream brings. */
export interface ActivitySet {
  activities: Activity[];
  watermark?: string;
}

/** The client's own id of an activity: by it the service knows a repeat, and the page its own words. */
export function clientIdOf({ channelData }: Activity): string | undefined {
  const id = channelData?.clientActivityID;
  return typeof id === 'string' ? id : undefined;
}
