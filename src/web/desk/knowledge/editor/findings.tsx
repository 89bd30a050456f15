// What `kb check` finds in what is being written, told while somebody writes.

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CheckView } from '../../../../desk/entries/entries-views';
import type { EntryDraft } from '../../../../knowledge/files/entry-draft';
import { post } from '../../api';
import { Section } from '../../ticket/section';
import { useWords } from '../../words';
import { useSettled } from './settled';

const PAUSE_MS = 600;
const LOOK_EVERY_MS = 10_000;

interface Checked {
  draft: EntryDraft;
  version: string;
}

/** Asked anew from time to time: somebody else may have saved the entry. */
export function useCheck(id: string, given: Checked) {
  const settled = useSettled(given, PAUSE_MS);
  return useQuery({
    queryKey: ['entry-check', id, settled],
    queryFn: () => post<CheckView>(`/entries/${id}/check`, settled),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_EVERY_MS,
  });
}

export function Findings({ findings }: { findings: CheckView['findings'] | undefined }) {
  const { t } = useWords();
  return (
    <Section title={t('editor.findings')}>
      <div role="status">
        {findings?.length === 0 && <p className="quiet">{t('editor.noFindings')}</p>}
        <ul className="findings">
          {findings?.map(({ rule, severity, says, fix, line }) => (
            <li key={`${rule} ${line} ${says}`}>
              <strong>{t(`editor.${severity}`)}</strong> {says} <span className="quiet">{fix}</span>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
