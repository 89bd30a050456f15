// Whose data is exported or erased: by what the person is found, and what was found.

import { z } from 'zod';
import { contactKey } from '../tickets/contact-key';

export const PERSON_KEYS = ['merchant', 'contact', 'ticket', 'conversation', 'user'] as const;

/** `conversation` and `user` are ids as the log and the channel name them. */
export const personSchema = z.strictObject({
  by: z.enum(PERSON_KEYS),
  value: z.string().trim().min(1).max(300),
});
export type PersonKey = z.output<typeof personSchema>;

export interface FoundConversation {
  id: string;
  channel: string;
  userId: string;
  createdAt: number;
}

export interface FoundTicket {
  number: string;
  conversationId: string;
  status: string;
}

/** Names of things alone; what is in them is read one after the other. */
export interface FoundPerson {
  conversations: FoundConversation[];
  tickets: FoundTicket[];
  /** Whoever wrote in these conversations. */
  users: { channel: string; userId: string }[];
}

/** Tickets that were erased belong to conversations with such a name, and to nobody. */
export const PSEUDONYM = 'erased_';

/** What two people look at before they decide. */
export interface PersonCounts {
  conversations: number;
  messages: number;
  papers: number;
  questions: number;
  tickets: string[];
}

/** Written as people write them: telephone numbers with spaces and country code, addresses in capitals. */
export function sameContact(one: string, other: string): boolean {
  return contactKey(one) === contactKey(other);
}
