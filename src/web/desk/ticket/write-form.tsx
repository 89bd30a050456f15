// The box that text is written in, with files and ready replies; what could not be sent stays in it.

import { Button, Textarea } from '@fluentui/react-components';
import {
  type FormEvent,
  type KeyboardEvent,
  type RefObject,
  useContext,
  useEffect,
  useRef,
} from 'react';
import type { TicketView } from '../../../desk/views';
import { GAP } from '../../../knowledge/gap';
import { isComposing } from '../../composing';
import { LineContext } from '../live';
import { Failure } from '../parts/failure';
import { useNotify } from '../parts/notify';
import { useTicketAct } from '../queries';
import { useSigns } from '../together/signs';
import { useWords } from '../words';
import { mentionAt } from '../writing/mention';
import { OfferList, offerLabels } from '../writing/offer-list';
import { slashAt } from '../writing/slash';
import { Suggestions, suggestionAt, useSuggestions } from '../writing/suggestions';
import { useMentionOffers } from '../writing/use-mention';
import { useOffers } from '../writing/use-offers';
import { useSlashOffers } from '../writing/use-slash';
import { Attachments } from './attachments';
import { uploadOf, useChosenFiles } from './chosen-files';
import { type Kind, useDraft } from './drafts';
import { ReadyReplies } from './ready-replies';

const LONGEST = 2000;
/** From here on the characters left are shown. */
const NEAR_LIMIT = 1800;

export function WriteForm({ ticket, kind }: { ticket: TicketView; kind: Kind }) {
  const { t } = useWords();
  const { number } = ticket.row;
  const [text, setText] = useDraft(number, kind);
  const box = useRef<HTMLTextAreaElement>(null);
  const chosen = useChosenFiles();
  const signs = useSigns();
  const { send, error, isPending, reset } = useSend(number, kind, () => {
    setText('');
    signs.rests();
    chosen.clear();
    box.current?.focus();
  });
  const isEmpty = text.trim() === '' && chosen.files.length === 0;
  const isTooLong = text.length > LONGEST;
  // The places that a ready reply leaves for staff to fill in.
  const hasGap = kind === 'reply' && text.includes(GAP);
  // What colleagues wrote after it, whoever writes here has not read.
  const seen = kind === 'reply' ? { seen: ticket.transcript.at(-1)?.seq ?? 0 } : {};
  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (hasGap) return selectGap(box.current);
    if (!isEmpty && !isTooLong && !isPending) send({ text, ...seen }, chosen.files);
  };
  const insert = (ready: string) => {
    const element = box.current;
    const start = element?.selectionStart ?? text.length;
    setText(text.slice(0, start) + ready + text.slice(element?.selectionEnd ?? start));
    const end = start + ready.length;
    // The box has the text after the next drawing.
    requestAnimationFrame(() => {
      element?.focus();
      element?.setSelectionRange(end, end);
    });
  };
  const offers = useWordOffers(number, kind, { box, insert });
  const { list } = offers;
  const suggestions = useSuggestions(ticket, kind === 'reply');
  const onKeyDown = (event: KeyboardEvent) => {
    if (list.takeKey(event)) return;
    const suggestion = suggestionAt(suggestions, event);
    if (suggestion) {
      event.preventDefault();
      return insert(suggestion.text);
    }
    const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (sends && !isComposing(event.nativeEvent)) submit(event);
  };
  return (
    <form onSubmit={submit} className="write-form">
      {error && <Failure error={error} />}
      {!list.isOpen && <Suggestions suggestions={suggestions} insert={insert} />}
      <OfferList list={list} title={offers.title} none={t('replies.none')} />
      <Textarea
        value={text}
        rows={3}
        resize="vertical"
        aria-label={t(`composer.${kind}`)}
        placeholder={t(`composer.${kind}Hint`)}
        textarea={{ ref: box, dir: 'auto', ...offerLabels(list) }}
        onSelect={offers.look}
        onCompositionStart={() => offers.compose(true)}
        onCompositionEnd={() => offers.compose(false)}
        onBlur={offers.close}
        onChange={(_, { value }) => {
          setText(value);
          offers.look();
          if (value.trim() === '') signs.rests();
          else signs.writes();
          reset();
        }}
        onKeyDown={onKeyDown}
      />
      {text.length > NEAR_LIMIT && (
        <p className="quiet" role="status" data-late={isTooLong}>
          {isTooLong
            ? t('composer.tooLong', { count: text.length - LONGEST })
            : t('composer.left', { count: LONGEST - text.length })}
        </p>
      )}
      {hasGap && (
        <p className="quiet" role="status">
          {t('composer.gap', { gap: GAP })}
        </p>
      )}
      <div className="write-acts">
        {kind === 'reply' && <ReadyReplies number={number} insert={insert} />}
        {kind === 'reply' && <Attachments chosen={chosen} onRemoved={() => box.current?.focus()} />}
        <Button
          type="submit"
          appearance="primary"
          className="send"
          disabled={isEmpty || isTooLong}
          disabledFocusable={isPending}
        >
          {t(isPending ? 'composer.sending' : `composer.${kind}Send`)}
        </Button>
      </div>
    </form>
  );
}

interface Box {
  box: RefObject<HTMLTextAreaElement | null>;
  insert: (text: string) => void;
}

/** A slash offers ready replies for the merchant, an @ offers colleagues for a private note. */
function useWordOffers(number: string, kind: Kind, at: Box) {
  const { t } = useWords();
  const isReply = kind === 'reply';
  const offers = useOffers({ ...at, openingAt: isReply ? slashAt : mentionAt });
  const replies = useSlashOffers(number, isReply ? offers.opening : undefined);
  const colleagues = useMentionOffers(isReply ? undefined : offers.opening);
  const title = t(isReply ? 'replies.title' : 'mention.title');
  return { ...offers, list: offers.offer(isReply ? replies : colleagues), title };
}

function selectGap(element: HTMLTextAreaElement | null): void {
  const at = element?.value.indexOf(GAP) ?? -1;
  element?.focus();
  element?.setSelectionRange(at, at + GAP.length);
}

function useSend(number: string, kind: Kind, onSent: () => void) {
  const { t } = useWords();
  const act = useTicketAct(number);
  const notify = useNotify();
  const send = (message: object, files: readonly File[]) =>
    act.mutate(
      { act: kind, body: files.length > 0 ? uploadOf(message, files) : message },
      {
        onSuccess() {
          onSent();
          // What went to the merchant stands in the conversation already.
          if (kind === 'remark') notify.done(t('done.remark'));
        },
      },
    );
  const { error, isPending, reset } = act;
  const line = useContext(LineContext);
  useEffect(() => {
    // "The service cannot be reached" is no longer true.
    if (line === 'open') reset();
  }, [line, reset]);
  return { send, error, isPending, reset };
}
