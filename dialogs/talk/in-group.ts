// In a group everybody reads along: what is known is answered there; one person's business goes on in that person's own chat.

import { linkCard } from '../turn/cards';
import type { DialogTurn } from '../turn/dialog-turn';
import type { FieldName } from '../words/word-lists';

/** What nobody else is to read. */
const PERSONAL: readonly Exclude<FieldName, 'question'>[] = [
  'merchantId',
  'terminalId',
  'contact',
  'amount',
];
const COMMANDS = new Set(['report', 'person', 'ticket', 'message-staff', 'withdraw', 'comment']);
const INTENTS = new Set([
  'intent.report-freeze',
  'intent.human-agent',
  'intent.ticket-status',
  'intent.when-contacted',
]);

/** True for what is no matter of the group, before anything is looked up for it. */
export function isPersonal({ facts, reading }: DialogTurn): boolean {
  const { message, redacted } = facts;
  const { submit, papers, refused, awaitsFiles } = message;
  if (submit || papers.length + refused.length + awaitsFiles > 0) return true;
  if (redacted.length > 0 || reading.ticket !== undefined) return true;
  if (PERSONAL.some((name) => reading.finds[name].some(({ counts }) => counts === 'anywhere'))) {
    return true;
  }
  const { command, match, titled } = reading;
  if (command !== undefined && COMMANDS.has(command)) return true;
  return INTENTS.has(titled ?? (match.decision === 'answer' ? match.id : ''));
}

/** A greeting, or the bot's name alone. */
export function meetsGroup({ said, reading }: DialogTurn): boolean {
  return said === '' || (reading.smallTalk === 'greeting' && reading.questions.length === 0);
}

/** True when what was heard asks the person on, or changed something that is the person's. */
export function became(turn: DialogTurn): boolean {
  const { acts, dialogs, memory } = turn;
  if (dialogs.stack.length > 0 || memory.parked || memory.papers) return true;
  return acts.some(({ do: act }) => act === 'hand-over' || act === 'change-ticket');
}

/** @returns all that the person wrote of it, which the own chat begins with */
export async function leadToOwnChat(turn: DialogTurn, ownChatUrl?: string): Promise<string> {
  const { memory, said, t, facts, reading } = turn;
  const { proposed } = facts.offers;
  const accepts = proposed !== undefined && reading.yesNo === 'yes';
  const last = accepts ? t(`form.${proposed}.button`) : said;
  const words = [...(memory.told ?? []).map(({ text }) => text), last];
  delete memory.told;
  const hasFiles = facts.message.refused.length > 0;
  const text = [t('group.private'), ...(hasFiles ? [t('group.files')] : [])].join('\n\n');
  if (ownChatUrl) {
    const card = linkCard(text, { title: t('group.open'), url: ownChatUrl });
    await turn.say({ text: '', summary: text, card });
  } else await turn.say({ text });
  return [...new Set(words)].filter(Boolean).join('\n');
}

/** The bot was put into the group. */
export async function greetGroup(turn: DialogTurn): Promise<void> {
  const { t, services, language } = turn;
  const [, ...questions] = services.menu.welcome(language);
  await turn.say({ text: t('group.hello'), buttons: questions });
}
