// The questions of a talk about a ticket.

import type { DialogTurn } from '../turn/dialog-turn';
import type { Saying } from '../turn/reply';
import type { TalkStage, TalkState } from './ticket-talk';

export async function askTalk(turn: DialogTurn, { stage }: TalkState): Promise<void> {
  const { t, services, language } = turn;
  const person = services.menu.title('intent.human-agent', language);
  switch (stage.at) {
    case 'pair':
      return turn.say({
        text: stage.number
          ? t('ticket.pair.askId', stage as { number: string })
          : askBoth(turn, stage),
        buttons: [person, t('button.cancel')],
      });
    case 'message':
      return turn.say(askMessage(turn, stage));
    case 'withdraw':
      return turn.say({
        text: t('ticket.withdraw.ask', stage),
        buttons: [t('button.withdraw'), t('button.keepTicket')],
      });
    case 'comment':
      return turn.say({ text: t('ticket.comment.ask'), buttons: [t('button.skip')] });
  }
}

function askMessage(
  { t }: DialogTurn,
  { number, unnamed, more }: Extract<TalkStage, { at: 'message' }>,
): Saying {
  if (more) return { text: t('ticket.same.more'), buttons: [t('button.nothingMore')] };
  const text = unnamed ? t('ticket.same.ask') : t('ticket.message.ask', { number });
  return { text, buttons: [t('button.cancel')] };
}

function askBoth({ t }: DialogTurn, { merchantId }: { merchantId?: string | undefined }): string {
  return merchantId === undefined ? t('ticket.pair.ask') : t('ticket.pair.askNumber');
}
