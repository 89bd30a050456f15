// What is being written beside what is saved.

import { diffLines } from 'diff';
import { memo } from 'react';
import { DRAFT_LANGUAGES, type EntryDraft } from '../../../../knowledge/files/entry-draft';
import { Section } from '../../ticket/section';
import { useWords } from '../../words';

interface DifferenceProps {
  before: EntryDraft;
  after: EntryDraft;
}

export const Difference = memo(function Difference({ before, after }: DifferenceProps) {
  const { t } = useWords();
  const parts = diffLines(plain(before), plain(after)).filter(
    ({ added, removed }) => added || removed,
  );
  return (
    <Section title={t('editor.difference')}>
      {parts.length === 0 && <p className="quiet">{t('editor.same')}</p>}
      <div className="entry-difference">
        {parts.map(({ added, value }, place) => {
          const key = `${place}`;
          return added ? <ins key={key}>{value}</ins> : <del key={key}>{value}</del>;
        })}
      </div>
    </Section>
  );
});

function plain(draft: EntryDraft): string {
  const texts = DRAFT_LANGUAGES.map((language) => {
    const { title, short, answer, source, phrasings } = draft[language];
    return [title, short, answer, source, ...phrasings].join('\n');
  });
  const { 'zh-Hans': _chinese, en: _english, ...shared } = draft;
  // As in the file, which names them in English.
  const lines = Object.entries(shared).map(([key, value]) => `${key}: ${String(value)}`);
  return [lines.join('\n'), ...texts].join('\n\n');
}
