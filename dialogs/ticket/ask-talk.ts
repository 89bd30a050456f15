// The questions of a talk about a ticket.

import type { DialogTurn } from '../dialog-turn';
import type { TalkState } from './ticket-talk';

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
      return turn.say({ text: t('ticket.message.ask', stage), buttons: [t('button.cancel')] });
    case 'withdraw':
      return turn.say({
        text: t('ticket.withdraw.ask', stage),
        buttons: [t('button.withdraw'), t('button.keepTicket')],
      });
    case 'comment':
      return turn.say({ text: t('ticket.comment.ask'), buttons: [t('button.skip')] });
  }
}

function askBoth({ t }: DialogTurn, { merchantId }: { merchantId?: string | undefined }): string {
  return merchantId === undefined ? t('ticket.pair.ask') : t('ticket.pair.askNumber');
}
