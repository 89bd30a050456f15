// What the REST API takes and gives, as schemas: requests are checked by them, and the OpenAPI document is made of them.

import { z } from 'zod';
import { LANGUAGES } from '../../language/language';
import { LONGEST_REPLY } from '../../tickets/desk-change';
import { LONGEST_WORDS, MOST_MISSING } from '../../tickets/set-change';
import { CLOSE_REASONS, paperSchema, TICKET_STATUSES, ticketSchema } from '../../tickets/ticket';
import { type TicketStatus, ticketChangeSchema } from '../../tickets/ticket-change';
import { TICKET_KINDS } from '../../tickets/ticket-kind';
import { TICKET_SORTS } from '../../tickets/ticket-list-store';

const MOST_LISTED = 100;
const LISTED = 50;
const EACH_STATUS = `(${TICKET_STATUSES.join('|')})`;

const ticketQueryFields = z.strictObject({
  status: z
    .string()
    .regex(
      new RegExp(`^${EACH_STATUS}(,${EACH_STATUS})*$`),
      `must be one or more of ${TICKET_STATUSES.join(', ')}, with commas between`,
    )
    .transform((given) => given.split(',') as TicketStatus[])
    .optional()
    .meta({ description: 'One or more, with commas between.', examples: ['new,open'] }),
  assignee: z
    .string()
    .max(80)
    .optional()
    .meta({ description: 'Id of a staff member, or `none` for tickets that nobody has.' }),
  language: z.enum(LANGUAGES).optional().meta({ description: "The merchant's language." }),
  provider: z.string().max(200).optional().meta({ description: 'As the ticket names it.' }),
  kind: z.enum(TICKET_KINDS).optional(),
  team: z
    .string()
    .max(80)
    .transform((given) => (given === 'none' ? given : [given]))
    .optional()
    .meta({ description: 'Id of a team, or `none` for tickets that are everybody’s.' }),
  search: z.string().max(200).optional().meta({
    description:
      'Words that all occur: a number, merchant ID, contact, name of a file, or what was written.',
  }),
  updatedSince: z.iso
    .datetime({ offset: true })
    .transform((given) => Date.parse(given))
    .optional()
    .meta({
      description: 'Changed at this time or later. The order is then `updated`, if none is named.',
    }),
  sort: z.enum(TICKET_SORTS).optional().meta({
    description:
      '`newest` (the default) and `oldest` by age: each ticket comes once. `updated`: the oldest change first; a ticket that changes while the pages are read comes once more, as it is then. Not together with `search`.',
  }),
  limit: z.coerce.number().int().min(1).max(MOST_LISTED).default(LISTED),
  cursor: z
    .string()
    .max(200)
    .optional()
    .meta({ description: '`next` of the page before; the filters stay the same.' }),
});
/** Of a common word all that is found would have to be sorted anew for each page. */
export const ticketQuerySchema = ticketQueryFields.refine(
  ({ search, sort }) => search === undefined || sort !== 'updated',
  { path: ['sort'], message: 'what is searched for comes by age: newest or oldest' },
);
export type TicketQuery = z.output<typeof ticketQuerySchema>;

export const noQuerySchema = z.strictObject({});

const words = z.string().min(1).max(LONGEST_WORDS);

export const changeSchema = z.strictObject({
  status: z.enum(TICKET_STATUSES).optional(),
  reason: z.enum(CLOSE_REASONS).optional().meta({ description: 'Needed with `closed`.' }),
  note: words.optional().meta({ description: 'A word to the merchant, who gets it in the chat.' }),
  nextStep: words.optional().meta({ description: 'What happens next, in words for the merchant.' }),
  missing: z.array(words).max(MOST_MISSING).optional().meta({
    description: 'Papers that the merchant is asked for, with `waiting`; an empty list clears it.',
  }),
});

export const moveSchema = z.strictObject({
  team: z.string().max(80).nullable().meta({
    description:
      'Id of a team. Whoever has the ticket and is not in that team has it no longer. null: everybody’s; whoever has it keeps it.',
  }),
});

export const teamListSchema = z.strictObject({
  teams: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        isRetired: z.boolean().meta({ description: 'It takes no more tickets.' }),
        takesNew: z.boolean().meta({ description: 'New tickets that fit come to it.' }),
        providers: z.array(z.string()).meta({ description: 'Any of them, in part; empty: all.' }),
        languages: z.array(z.enum(LANGUAGES)).meta({ description: 'Empty: all.' }),
        kinds: z.array(z.enum(TICKET_KINDS)).meta({ description: 'Empty: all.' }),
        distributes: z
          .boolean()
          .meta({ description: 'Its tickets are given to members by turns.' }),
      }),
    )
    .meta({ description: 'In the order in which new tickets look for one that fits.' }),
});

export const messageSchema = z
  .strictObject({
    text: z
      .string()
      .min(1)
      .max(LONGEST_REPLY)
      .meta({
        description: `To the merchant, who gets it in the chat: up to ${LONGEST_WORDS} characters. Private: up to ${LONGEST_REPLY}.`,
      }),
    private: z.boolean().optional().meta({ description: 'A remark for colleagues only.' }),
  })
  .refine(({ text, private: isPrivate }) => isPrivate || text.length <= LONGEST_WORDS, {
    path: ['text'],
    message: `must not have more than ${LONGEST_WORDS} characters, unless it is private`,
  });

export const ticketListSchema = z.strictObject({
  tickets: z.array(ticketSchema),
  next: z.string().nullable().meta({ description: '`cursor` of the next page; null on the last.' }),
});
export const historySchema = z.strictObject({
  history: z.array(ticketChangeSchema).meta({ description: 'Oldest first.' }),
});
export const paperListSchema = z.strictObject({ papers: z.array(paperSchema) });
export const errorSchema = z.strictObject({
  error: z.strictObject({
    code: z.string().meta({ description: 'To decide on.' }),
    message: z.string().meta({ description: 'What is wrong and how to mend it, for people.' }),
  }),
});

export const linkSchema = z.strictObject({
  other: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .meta({ description: 'Number of the other ticket; of one that was merged, either.' }),
});

/** Under these names they stand in the document, and refer to each other. */
export const NAMED = {
  Ticket: ticketSchema,
  TicketChange: ticketChangeSchema,
  Paper: paperSchema,
  TicketList: ticketListSchema,
  TicketHistory: historySchema,
  PaperList: paperListSchema,
  ChangeTicket: changeSchema,
  NewMessage: messageSchema,
  LinkTicket: linkSchema,
  MoveTicket: moveSchema,
  TeamList: teamListSchema,
  Error: errorSchema,
} as const;
export type SchemaName = keyof typeof NAMED;
