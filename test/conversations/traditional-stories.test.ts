// Every Chinese story once more, written and read in traditional characters.

import { inScript } from '../../src/bot/in-script';
import { toTraditional } from '../../src/language/traditional';
import { writtenChinese } from '../../src/language/written-chinese';
import { BotConversation } from './conversation';
import { replay } from './replay';
import { readStories, type Step, type Story } from './story';

/** Who comes without a language is greeted in both. */
const stories = readStories(__dirname).filter(
  ({ file, story }) => file.endsWith('.zh.yaml') && !story.steps.some((each) => each.join === ''),
);

it.each(stories.map(({ file, story }) => [file, story] as const))(
  'replays %s in traditional characters',
  async (file, story) => {
    await replay(inTraditional(story), new BotConversation(file));
  },
);

function inTraditional(story: Story): Story {
  const steps = story.steps.map(written);
  const opens = steps[0]?.join === undefined ? [{ join: 'zh-Hant' }] : [];
  return { ...story, steps: [...opens, ...steps], script: 'hant' };
}

/** What is on the ticket is checked by the stories themselves. */
function written({ ticket: _ticket, ...step }: Step): Step {
  const { join, merchant, edit, tap, text, bot, buttons, review } = step;
  return {
    ...step,
    ...(join !== undefined && { join: 'zh-Hant' }),
    ...(merchant !== undefined && { merchant: asHeard(merchant) }),
    ...(edit && { edit: { said: asHeard(edit.said), to: asHeard(edit.to) } }),
    ...(tap !== undefined && { tap: toTraditional(tap) }),
    ...(text !== undefined && { text: asHeard(text) }),
    ...(bot && { bot: bot.map(asSaid) }),
    ...(step['bot-not'] && { 'bot-not': step['bot-not'].map(asSaid) }),
    ...(buttons && { buttons: buttons.map(toTraditional) }),
    ...(review && { review: facts(review) }),
  };
}

/** File names stay. */
function asSaid(text: string): string {
  return inScript({ type: 'message', text }, 'hant').text ?? '';
}

/** With the words of the mainland, as in the story. */
function asHeard(said: string): string {
  return writtenChinese(toTraditional(said));
}

function facts(review: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(review).map(([title, value]) => [
      toTraditional(title),
      writtenChinese(asSaid(value)),
    ]),
  );
}
