// What nobody here asks for: told when a message held it, and once when its words come up.

import { foldText } from '../../src/language/fold';
import type { DialogTurn } from '../turn/dialog-turn';
import { holds } from '../words/question-words';

const KINDS = ['card', 'identity', 'secret'] as const;
/** These answers say it themselves. */
const SAYS_SO = new Set(['faq.fee-scam', 'policy.no-evasion', 'prevent.protect-account']);

/** Something was cut out of the message before it was stored: says what, once, and what to do. */
export function warnAboutSecrets(turn: DialogTurn): void {
  const { t, facts, isOnOwnPage } = turn;
  const found = KINDS.filter((kind) => facts.redacted.includes(kind));
  if (found.length === 0) return;
  const kinds = found.map((kind) => t(`redacted.kind.${kind}`)).join(t('form.listSeparator'));
  const told = found.length === 1 ? t(`redacted.${found[0]}`) : t('redacted.several', { kinds });
  // Our own page shows a message as it was stored; other channels keep what was typed.
  turn.lead([told, ...(isOnOwnPage ? [] : [t('redacted.delete')])].join(' ').trim());
  turn.memory.trustTold = true;
}

/** Once in a conversation, when the merchant speaks of passwords, codes or money to pay. */
export function remindOfTrust(turn: DialogTurn, entry?: string): void {
  const { memory, services, said } = turn;
  if (memory.trustTold || (entry !== undefined && SAYS_SO.has(entry))) return;
  const text = foldText(said);
  if (!services.words.lists.trust.some((word) => holds(text, word))) return;
  memory.trustTold = true;
  turn.lead(turn.t('trust.reminder'));
}
