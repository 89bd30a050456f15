// What the merchant is told of a change before it is made.

import type { TicketView } from '../../../desk/views';
import { useWords } from '../words';
import type { StatusDraft } from './status-dialog';

export function ToldPreview({ ticket, draft }: { ticket: TicketView; draft: StatusDraft }) {
  const { t } = useWords();
  const { status, reason, note, nextStep, missing } = draft;
  const moves = status !== ticket.row.status;
  const lines = [
    moves && [t('preview.status'), t(`status.${status}`)],
    moves && status === 'closed' && reason && [t('preview.reason'), t(`reason.${reason}`)],
    note.trim() && [t('preview.note'), note.trim()],
    nextStep.trim() && [t('preview.nextStep'), nextStep.trim()],
    status === 'waiting' &&
      missing.length > 0 && [t('preview.missing'), missing.join(t('listSeparator'))],
  ].filter((line) => Array.isArray(line));
  return (
    <section className="preview" aria-live="polite" aria-label={t('preview.title')}>
      <h3>{t('preview.title')}</h3>
      {lines.length === 0 && <p className="quiet">{t('preview.nothing')}</p>}
      <dl className="field-list">
        {lines.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">
        {t('preview.language', { language: t(`language.${ticket.row.language}`) })}
      </p>
    </section>
  );
}
