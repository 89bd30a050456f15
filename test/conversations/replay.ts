// Replays a story on a conversation and checks each expectation where it stands.

import type { ReplyActivity } from '../../src/bot/turn';
import { isSimplified } from '../../src/language/characters';
import type { Conversation } from './conversation';
import type { Step, Story } from './story';

const FILE_NAMES = /\p{Script=Han}+\.(?:jpg|png|webp|heic|pdf|docx?|txt|gif|zip)/gu;

interface Card {
  fallbackText: string;
  body: {
    type: string;
    facts?: { title: string; value: string }[];
    url?: string;
    altText?: string;
  }[];
  actions: { data: { thaw: { action: string; form: string } } }[];
}

interface Progress {
  replies: ReplyActivity[];
  buttons: string[];
  cards: Card[];
  /** The two thumbs under each answer, oldest first. */
  thumbs: object[][];
}

/** @throws Error naming the step that failed, counted from 1. */
export async function replay(story: Story, conversation: Conversation): Promise<void> {
  const progress: Progress = { replies: [], buttons: [], cards: [], thumbs: [] };
  for (const [index, step] of story.steps.entries()) {
    try {
      await act(step, conversation, progress);
      await check(step, conversation, progress);
      if (story.script === 'hant') checkScript(progress.replies);
    } catch (cause) {
      const said = progress.replies.map(({ text }) => text).join('\n');
      const place = `step ${index + 1} ${JSON.stringify(step)}`;
      throw new Error(`${place}\n${(cause as Error).message}\nThe bot said:\n${said}`, { cause });
    }
  }
}

async function act(step: Step, conversation: Conversation, progress: Progress): Promise<void> {
  const { join, merchant, tap, upload, text, submit, card, thumb, answer } = step;
  const { restart, clock, elsewhere, staff, away, wake, edit } = step;
  if (join !== undefined) hear(progress, await conversation.join(join || undefined));
  if (merchant !== undefined) hear(progress, await conversation.say(merchant));
  if (edit) hear(progress, await conversation.edit(edit.said, edit.to));
  if (tap !== undefined) {
    expect(progress.buttons).toContain(tap);
    hear(progress, await conversation.say(tap));
  }
  if (upload !== undefined) hear(progress, await conversation.upload(upload, text));
  if (submit !== undefined) {
    const actions = progress.cards.at((card ?? 0) - 1)?.actions;
    const action = actions?.find(({ data }) => data.thaw.action === submit);
    expect(action).toBeDefined();
    hear(progress, await conversation.submit(action?.data));
  }
  if (staff) hear(progress, await conversation.staff({ do: 'set', ...staff }));
  if (away) {
    await conversation.staff({ do: 'assign', staff: { id: away, name: '王丽' } });
    const until = new Date(away).toISOString();
    hear(progress, await conversation.staff({ do: 'tell-away', until }));
  }
  if (elsewhere) conversation.elsewhere();
  if (thumb !== undefined) {
    const [up, down] = progress.thumbs.at((answer ?? 0) - 1) ?? [];
    expect(up).toBeDefined();
    hear(progress, await conversation.thumb(thumb === 'up' ? up : down));
  }
  if (restart) await conversation.restart();
  if (clock) conversation.setClock(new Date(clock));
  if (wake) hear(progress, await conversation.wake());
}

function hear(progress: Progress, replies: ReplyActivity[]): void {
  progress.replies = replies;
  for (const reply of replies) {
    const actions = (reply.suggestedActions as { actions: { value: string }[] } | undefined)
      ?.actions;
    // Web Chat shows the buttons of the last message only.
    progress.buttons = actions?.map(({ value }) => value) ?? [];
    const entities = reply.entities as { potentialAction?: object[] }[] | undefined;
    progress.thumbs.push(...(entities ?? []).map((each) => each.potentialAction ?? []));
    progress.cards.push(...cardsIn(reply).filter(({ actions }) => actions));
  }
}

function cardsIn({ attachments = [] }: ReplyActivity): Card[] {
  return (attachments as { content: Card }[]).map(({ content }) => content);
}

/** The drawings, each in the language of its reply and described. */
function picturesIn(replies: ReplyActivity[]): string {
  const names = replies.flatMap((reply) => {
    const images = cardsIn(reply).flatMap(({ body }) => body.filter(({ url }) => url));
    return images.map(({ url = '', altText }) => {
      const [name, language] = url.split('/').at(-1)?.split('.') ?? [];
      expect(altText).toBeTruthy();
      expect(language).toBe(reply.locale);
      return name;
    });
  });
  return names.join(' ');
}

async function check(step: Step, conversation: Conversation, progress: Progress): Promise<void> {
  const said = progress.replies.map(({ text }) => text ?? '').join('\n');
  for (const text of step.bot ?? []) expect(said).toContain(text);
  for (const text of step['bot-not'] ?? []) expect(said).not.toContain(text);
  if (step.replies !== undefined) expect(progress.replies).toHaveLength(step.replies);
  if (step.buttons) expect(progress.buttons).toEqual(expect.arrayContaining(step.buttons));
  if (step.entry) expect(entriesIn(progress.replies)).toContain(step.entry);
  if (step.picture !== undefined) expect(picturesIn(progress.replies)).toBe(step.picture);
  if (step.review) checkReview(step.review, progress.cards.at(-1));
  if (step.tickets !== undefined) {
    expect(await conversation.tickets()).toHaveLength(step.tickets);
  }
  if (step.ticket) expect((await conversation.tickets()).at(-1)).toMatchObject(step.ticket);
}

function entriesIn(replies: ReplyActivity[]): unknown[] {
  return replies.map(
    ({ channelData }) => (channelData as { thaw?: { entry?: string } } | undefined)?.thaw?.entry,
  );
}

function checkReview(expected: Record<string, string>, card: Card | undefined): void {
  const facts = card?.body.flatMap((block) => block.facts ?? []) ?? [];
  const shown = Object.fromEntries(facts.map(({ title, value }) => [title, value]));
  expect(shown).toMatchObject(expected);
  for (const { title, value } of facts) {
    expect(card?.fallbackText).toContain(title);
    expect(card?.fallbackText).toContain(value);
  }
}

/** Ids, data and addresses have no Chinese, so that every text counts but the names of the merchant's files. */
function checkScript(replies: ReplyActivity[]): void {
  const chinese = replies.filter(({ locale }) => locale !== 'en');
  const told = JSON.stringify(chinese).replace(FILE_NAMES, '');
  expect([...told].filter((character) => isSimplified(character.charCodeAt(0)))).toEqual([]);
  for (const { locale } of chinese) expect(locale).toBe('zh-Hant');
}
