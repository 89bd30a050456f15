// What a merchant hears of the bot, and says when his own words have ended: he confirms, or skips what is still asked.

export interface Activity {
  type: string;
  text?: string;
  attachments?: { content?: unknown }[];
}

export function textOf({ text, attachments = [] }: Activity): string {
  return [text, ...attachments.map(({ content }) => JSON.stringify(content ?? ''))]
    .filter(Boolean)
    .join(' ');
}

export function lastWords(last: readonly Activity[], locale: string): string {
  const text = last.map(textOf).join(' ');
  const isReview =
    /AdaptiveCard|确认提交|Confirm/.test(text) && /核对|check|review|核對/i.test(text);
  const [confirm, skip] = locale.startsWith('en') ? ['confirm', 'skip'] : ['确认', '跳过'];
  return isReview ? confirm : skip;
}

export function ticketNumberIn(heard: string): string | undefined {
  return /FZ-\d{8}-\d{4,}/.exec(heard)?.[0];
}
