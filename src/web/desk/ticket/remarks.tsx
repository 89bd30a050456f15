// The latest private notes in plain sight: what colleagues must know before they write.

import { LockClosedRegular } from '@fluentui/react-icons';
import type { TicketView } from '../../../desk/views';
import { useWords } from '../words';
import { NoteText } from './note-text';

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
        {remarks.slice(0, MOST).map((note, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: counted from the oldest, a note keeps its key
          <li key={remarks.length - place}>
            <p dir="auto" className="said">
              <NoteText note={note} />
            </p>
            <p className="quiet">
              <bdi>{note.who ?? t(`by.${note.by}`)}</bdi> ·{' '}
              <time dateTime={note.at}>{format.dateTime(note.at)}</time>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
