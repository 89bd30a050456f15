// Ready replies: found by a word, put into the text at the cursor, never sent by themselves.

import {
  Popover,
  PopoverSurface,
  PopoverTrigger,
  SearchBox,
  Spinner,
} from '@fluentui/react-components';
import { TextQuoteRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { RepliesView } from '../../../desk/views';
import { CompactButton } from '../parts/compact-button';
import { Failure } from '../parts/failure';
import { useReplies } from '../queries';
import { useWords } from '../words';

interface ReadyRepliesProps {
  number: string;
  insert: (text: string) => void;
}

export function ReadyReplies({ number, insert }: ReadyRepliesProps) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const choose = (text: string) => {
    setOpen(false);
    insert(text);
  };
  return (
    <Popover
      open={isOpen}
      onOpenChange={(_, { open }) => setOpen(open)}
      trapFocus
      positioning="above-start"
    >
      <PopoverTrigger disableButtonEnhancement>
        <CompactButton icon={<TextQuoteRegular />} label={t('replies.title')} />
      </PopoverTrigger>
      <PopoverSurface className="ready-replies" aria-label={t('replies.title')}>
        <Choices number={number} choose={choose} />
      </PopoverSurface>
    </Popover>
  );
}

function Choices({ number, choose }: { number: string; choose: (text: string) => void }) {
  const { t } = useWords();
  const { data, error } = useReplies(number, true);
  const [search, setSearch] = useState('');
  const words = search.toLowerCase().split(/\s+/);
  const found = (data?.replies ?? []).filter(({ title, text, full = '' }) =>
    words.every((word) => `${title} ${text} ${full}`.toLowerCase().includes(word)),
  );
  return (
    <>
      <SearchBox
        value={search}
        aria-label={t('replies.search')}
        placeholder={t('replies.search')}
        dismiss={{ 'aria-label': t('queue.clearSearch') }}
        onChange={(_, { value }) => setSearch(value)}
      />
      {error && <Failure error={error} />}
      {!data && !error && <Spinner size="tiny" label={t('loading')} />}
      {data && found.length === 0 && <p className="quiet">{t('replies.none')}</p>}
      <Group title={t('replies.ready')} replies={of(found, 'ready')} choose={choose} />
      <Group title={t('replies.knowledge')} replies={of(found, 'knowledge')} choose={choose} />
    </>
  );
}

type Replies = RepliesView['replies'];

const of = (replies: Replies, group: Replies[number]['group']) =>
  replies.filter((reply) => reply.group === group);

interface GroupProps {
  title: string;
  replies: Replies;
  choose: (text: string) => void;
}

function Group({ title, replies, choose }: GroupProps) {
  const { t } = useWords();
  if (replies.length === 0) return null;
  return (
    <section className="reply-group" aria-label={title}>
      <h3>{title}</h3>
      <ul className="plain-list">
        {replies.map(({ id, title: name, text, full }) => (
          <li key={id}>
            <button type="button" onClick={() => choose(text)}>
              <strong>{name}</strong>
              <span className="quiet" dir="auto">
                {text}
              </span>
            </button>
            {full && (
              <button
                type="button"
                className="reply-full"
                aria-label={t('replies.fullOf', { title: name })}
                onClick={() => choose(full)}
              >
                {t('replies.full')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
