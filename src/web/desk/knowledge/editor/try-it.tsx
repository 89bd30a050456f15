// A question put to the bot as it would be with what is being written, and why it answers so.

import { Button, Field, Input } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { TryView } from '../../../../desk/entries/entries-views';
import type { EntryDraft } from '../../../../knowledge/files/entry-draft';
import { post } from '../../api';
import { Failure } from '../../parts/failure';
import { Section } from '../../ticket/section';
import { useWords } from '../../words';

export function TryIt({ id, draft }: { id: string; draft: EntryDraft }) {
  const { t } = useWords();
  const [question, setQuestion] = useState('');
  const ask = useMutation({
    mutationFn: () => post<TryView>(`/entries/${id}/try`, { question: question.trim(), draft }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (question.trim() !== '') ask.mutate();
  };
  return (
    <Section title={t('editor.try')}>
      <form className="entry-try" onSubmit={submit}>
        <Field label={t('editor.question')}>
          <Input value={question} onChange={(_, { value }) => setQuestion(value)} />
        </Field>
        <Button type="submit" disabledFocusable={ask.isPending}>
          {t(ask.isPending ? 'editor.learning' : 'editor.ask')}
        </Button>
      </form>
      {ask.error && <Failure error={ask.error} />}
      <div role="status">{ask.data && <Outcome found={ask.data} />}</div>
    </Section>
  );
}

function Outcome({ found }: { found: TryView }) {
  const { t } = useWords();
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  const { decision, known, outside, candidates, unknown } = found;
  return (
    <>
      <p>
        <strong>{t(`editor.decision.${decision}`)}</strong>{' '}
        {t('editor.gate', { known: percent(known), outside: percent(outside) })}
      </p>
      {unknown.length > 0 && <p>{t('editor.unknown', { words: unknown.join(' · ') })}</p>}
      <ol>
        {candidates.map(({ id, title, confidence, because }) => (
          <li key={id}>
            <bdi>{title}</bdi> · {percent(confidence)} <span className="quiet">{id}</span>
            <ul>
              {because.map(({ phrasing, words }) => (
                <li key={phrasing}>
                  <bdi>{phrasing}</bdi> <span className="quiet">({words.join(' · ')})</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}
