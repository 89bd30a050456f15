// What people read of a message to Teams, whether it is a text or a card, a line each.

interface Shown {
  text?: string;
  title?: string;
  type?: string;
  body?: Shown[];
  inlines?: Shown[];
  actions?: Shown[];
}

export interface TeamsMessage {
  text?: string;
  attachments?: { content: Shown }[];
  suggestedActions?: { actions: { title: string }[] };
}

export function shownText({ text = '', attachments = [] }: TeamsMessage): string {
  return [fromMarkup(text), ...attachments.flatMap(({ content }) => lines(content))]
    .filter((line) => line !== '')
    .join('\n')
    .replaceAll('\u2060', '');
}

/** Labels of the buttons, wherever they stand. */
export function buttonsOf({ attachments = [], suggestedActions }: TeamsMessage): string[] {
  const onCards = attachments.flatMap(({ content }) => actionsIn(content));
  return [...(suggestedActions?.actions ?? []), ...onCards].map(({ title = '' }) => title);
}

function lines(element: Shown): string[] {
  if (element.type === 'RichTextBlock') {
    return [(element.inlines ?? []).map(({ text = '' }) => text).join('')];
  }
  return [...(element.text ? [element.text] : []), ...(element.body ?? []).flatMap(lines)];
}

function actionsIn({ actions = [], body = [] }: Shown): Shown[] {
  return [...actions, ...body.flatMap(actionsIn)];
}

function fromMarkup(html: string): string {
  return html
    .replaceAll('<br>', '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
