// The latest private notes in plain sight: what colleagues must know before they write.

import { LockClosedRegular } from '@fluentui/react-icons';
import type { TicketView } from '../../../desk/views';
import { useWords } from '../words';

/** The others stand in the history. */
const MOST = 3;

export function Remarks({ changes }: { changes: TicketView['history'] }) {
  const { t, format } = useWords();
  const remarks = changes.filter(({ kind }) => kind === 'remark').toReversed();
  if (remarks.length === 0) return null;
  return (
    <section className="remarks" aria-label={t('facts.remarks')}>
      <h2>
        <LockClosedRegular /> {t('facts.remarks')}
      </h2>
      <ul className="plain-list">
        {remarks.slice(0, MOST).map(({ at, by, who, text }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: counted from the oldest, a note keeps its key
          <li key={remarks.length - place}>
            <p dir="auto" className="said">
              {text}
            </p>
            <p className="quiet">
              <bdi>{who ?? t(`by.${by}`)}</bdi> · <time dateTime={at}>{format.dateTime(at)}</time>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
