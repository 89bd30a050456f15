// What the conversations themselves remember from turn to turn; the bot stores it as part of its state.

import type { Candidate } from '../../src/knowledge/matcher';
import type { Language } from '../../src/language/language';
import type { Script } from '../../src/language/script';
import type { Paper } from '../../src/tickets/ticket';
import type { FieldValue, FormValues } from '../fields/field';

/** Lists are replaced, never changed in place: the stored record of the last turn stays as it was. */
export interface Memory {
  language: Language;
  /** True once the merchant chose a language: then it no longer follows the messages. */
  languageChosen: boolean;
  /** How the merchant reads Chinese; the dialogs write simplified characters, the bot converts what leaves. */
  script: Script;
  /** True once the merchant asked for a script: then it no longer follows the messages. */
  scriptChosen?: boolean;
  /** Questions in a row that were not answered; 0 after anything that went right. */
  misses: number;
  /** How far the trouble has come; it means nothing while `misses` is 0. */
  trouble?: Trouble;
  /** The last questions with the matcher's candidates, newest last; they go with a ticket. */
  recentQuestions: RecentQuestion[];
  /** Forms that already became tickets: form id to ticket number, so that an old card makes no second one. */
  finishedForms: Record<string, string>;
  /** True once the merchant was greeted or wrote first. */
  welcomed?: boolean;
  /** What the last reply offered, proposed or left open: replaced with every message. */
  offers?: Offers;
  /** What was said outside a form, newest last: no form asks again for what it tells. */
  told?: { text: string; at: string; scope?: FieldValue<'scope'> }[];
  /** The ticket shown or told of last. */
  ticketInHand?: string;
  /** The ticket that the merchant was asked to rate. */
  toRate?: { number: string };
  /** To be asked for a rating once the open form is done. */
  rateLater?: string;
  /** The last rating given, to which a comment can be added. */
  rated?: { number: string; score: number };
  /** Nobody is asked twice about a ticket. */
  ratingsAsked?: string[];
  /** Tickets of other conversations that the merchant opened by number and merchant ID. */
  openedTickets?: string[];
  /** Files of this conversation that go with its next ticket. */
  papers?: Paper[];
  /** True once it was said that nobody here asks for secrets or money. */
  trustTold?: boolean;
  /** Pictures shown, each with its place. */
  picturesShown?: string[];
  /** The entry answered with last: what "this helped" is about. */
  lastAnswer?: string;
  /** What the last answers were about; what says nothing of either changes nothing. */
  topic?: 'money' | 'terminal';
  /** The code of a screen explained last. */
  lastCode?: string;
  /** The entry answered in full with last. */
  lastFull?: { entry: string; language: Language };
  /** The last answer that carried thumbs; `lastAnswer` may be younger and carry none. */
  lastMark?: { entry: string; answer: string };
  /** The newest verdicts on answers. */
  verdicts?: { entry: string; answer: string; helpful: boolean }[];
  /** The answers of a guided diagnosis, until they went with a freeze report. */
  diagnosis?: DiagnosisRecord;
  /** When the merchant last wrote, in milliseconds since 1970. */
  heardAt?: number;
  /** True once the merchant was reminded of the open form. */
  reminded?: true;
  /** Forms put aside: their dialogs, the top one last. */
  parked?: DialogStack;
  /** The form that was closed because nothing more came; the merchant is still to be told. */
  closedForm?: string;
  /** When the bot asked to be woken. */
  wakeAt?: number;
}

export interface Offers {
  /** Entries shown as a numbered list: "the second one" picks from them. */
  entries?: string[];
  /** The question behind a "did you mean", while it waits for a choice. */
  unsettled?: { text: string; candidates: Candidate[] };
  /** A bare "yes" accepts it. */
  proposed?: FormId;
  /** What the merchant wants to do with a ticket, while "which one?" waits for its number. */
  wantsOfTicket?: 'message' | 'withdraw';
  /** The ticket to which the merchant may add words. */
  toMessage?: string;
  /** Files that it was asked about. */
  unnamed?: Unnamed;
  /** The answer that did not help: the message may say why. */
  why?: { entry: string; answer: string };
  /** A rating was asked for. */
  rating?: true;
}

/** Files whose kind is not known. */
export interface Unnamed {
  papers: Paper[];
  /** The ticket that they were added to; without it they wait in the memory. */
  ticket?: string;
}

export type FormId = 'freeze-report' | 'settlement-hold' | 'person';

/** The dialogs that are open, the top one last. */
export type DialogStack = readonly { id: string; state: unknown }[];

/** The answers of a diagnosis, kept until they went with a report. */
export interface DiagnosisRecord {
  /** When it began, ISO 8601. */
  at: string;
  given: Given[];
  /** Its questions have shown that nothing is frozen. */
  noFreeze?: boolean;
  /** Of the freeze report: the merchant ID and such, said along the way. */
  values: FormValues;
}

export interface Given {
  question: string;
  /** null for "don't know". */
  answer: string | null;
  /** The merchant's own words, when the answer was written and not tapped. */
  said?: string;
}

export interface Trouble {
  /** Entries shown as choices since the last right answer. */
  shown: string[];
  /** The sentence said last that showed no choices. */
  said?: 'rephrase' | 'person' | 'again' | 'still';
}

export interface RecentQuestion {
  text: string;
  decision: 'answer' | 'choices' | 'none';
  candidates: { id: string; confidence: number }[];
}

const KEPT_QUESTIONS = 3;
const KEPT_CHARACTERS = 500;
const KEPT_FORMS = 20;

export function rememberQuestion(memory: Memory, question: RecentQuestion): void {
  const text = question.text.slice(0, KEPT_CHARACTERS);
  memory.recentQuestions = [
    ...memory.recentQuestions.slice(1 - KEPT_QUESTIONS),
    { ...question, text },
  ];
}

export function rememberTicket(memory: Memory, formId: string, number: string): void {
  const earlier = Object.entries(memory.finishedForms).slice(1 - KEPT_FORMS);
  memory.finishedForms = Object.fromEntries([...earlier, [formId, number]]);
}

/** The number of the ticket made last in this conversation. */
export function lastTicket(memory: Memory): string | undefined {
  return Object.values(memory.finishedForms).at(-1);
}
