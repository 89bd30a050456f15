// A story: what merchant and bot say to each other, as a YAML file that a maintainer reads and writes.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { CLOSE_REASONS, TICKET_STATUSES } from '../../src/tickets/ticket';

const texts = z.union([z.string(), z.array(z.string())]).transform((one) => [one].flat());

/** Each step has one of these keys; `submit` may name a `card` and `upload` a `text` besides. */
const step = z.strictObject({
  // What the merchant does.
  /** The chat page opens in this locale; '' when it is not known. */
  join: z.string().optional(),
  merchant: z.string().optional(),
  /** A button of the last reply; a label that was not offered fails the story. */
  tap: z.string().optional(),
  /** Files sent in one message, with what is said to them; their names tell their contents (see sample-files). */
  upload: texts.optional(),
  text: z.string().optional(),
  /** A button on the last card with buttons, or on an earlier one: 1 is the first of the story. */
  submit: z.string().optional(),
  card: z.coerce.number().optional(),
  /** A thumb under the last answer, or under an earlier one: 1 is the first of the story. */
  thumb: z.enum(['up', 'down']).optional(),
  answer: z.coerce.number().optional(),

  /** An earlier message is edited, as Teams lets people do. */
  edit: z.strictObject({ said: z.string(), to: z.string() }).optional(),

  // What happens around them.
  restart: z.literal('true').optional(),
  /** The merchant comes back in a conversation of another browser. */
  elsewhere: z.literal('true').optional(),
  /** Staff change the last ticket; its own conversation is told. */
  staff: z
    .strictObject({
      status: z.enum(TICKET_STATUSES).optional(),
      reason: z.enum(CLOSE_REASONS).optional(),
      note: z.string().optional(),
      nextStep: z.string().optional(),
      missing: z.array(z.string()).optional(),
    })
    .optional(),
  /** The last ticket's merchant is told that whoever has it is away until then. */
  away: z.iso.datetime({ offset: true }).optional(),
  clock: z.iso.datetime({ offset: true }).optional(),
  /** The service wakes whoever asked to be woken by now. */
  wake: z.literal('true').optional(),

  // What is expected of the replies to the merchant's last step.
  bot: texts.optional(),
  'bot-not': texts.optional(),
  replies: z.coerce.number().optional(),
  buttons: texts.optional(),
  entry: z.string().optional(),
  /** The drawing that comes with the replies; '' where none does. */
  picture: z.string().optional(),
  /** The fields on the last card; its text for channels without cards must say the same. */
  review: z.record(z.string(), z.string()).optional(),
  tickets: z.coerce.number().optional(),
  /** The last ticket has at least these fields. */
  ticket: z.record(z.string(), z.unknown()).optional(),
});
export type Step = z.output<typeof step>;

const story = z.strictObject({
  story: z.string(),
  /** The merchant reads traditional characters: no reply may hold others. */
  script: z.literal('hant').optional(),
  steps: z.array(step).min(1),
});
export type Story = z.output<typeof story>;

/** Every value is read as text, so that numbers need no quotes and keep their zeros. */
export function readStories(folder: string): { file: string; story: Story }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => {
      const read = parse(readFileSync(join(folder, file), 'utf8'), { schema: 'failsafe' });
      const checked = story.safeParse(read);
      if (!checked.success) throw new Error(`${file}\n${z.prettifyError(checked.error)}`);
      return { file, story: checked.data };
    });
}
