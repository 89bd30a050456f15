// What an import would do, row by row: what each becomes, what cannot be carried, and what is still missing.

import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { ImportView } from '../../../../desk/exchange/exchange-views';
import { useWords } from '../../words';

interface ImportPlanProps {
  plan: ImportView;
  isPending: boolean;
  write: () => void;
}

export function ImportPlan({ plan, isPending, write }: ImportPlanProps) {
  const { t } = useWords();
  const { faults, notes, rows, counts, gaps } = plan;
  if (faults.length > 0) {
    return (
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody>
          {t('exchange.faults', { count: faults.length })}
          <Lines lines={faults} />
        </MessageBarBody>
      </MessageBar>
    );
  }
  const changes = counts.new + counts.phrasings + counts.texts + counts.replaced;
  return (
    <>
      <p>
        <strong>{t('exchange.counts', { ...counts, count: counts.rows })}</strong>
      </p>
      <Lines lines={notes} />
      <div className="exchange-act">
        <Button
          appearance="primary"
          disabled={changes === 0}
          disabledFocusable={isPending}
          onClick={write}
        >
          {t('exchange.write')}
        </Button>
        <span className="quiet">
          {t(changes === 0 ? 'exchange.nothing' : 'exchange.writeAbout')}
        </span>
      </div>
      <Rows rows={rows} />
      {counts.rows > rows.length && (
        <p className="quiet">{t('exchange.more', { count: counts.rows - rows.length })}</p>
      )}
      {gaps.length > 0 && (
        <>
          <h3>{t('exchange.gaps')}</h3>
          <Lines
            lines={gaps.map(({ entry, lacks }) => `${entry} · ${lacks.join(t('listSeparator'))}`)}
          />
        </>
      )}
    </>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="exchange-lines">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Rows({ rows }: Pick<ImportView, 'rows'>) {
  const { t } = useWords();
  return (
    <table className="table stacking exchange-rows">
      <thead>
        <tr>
          {(['place', 'entry', 'becomes', 'losses'] as const).map((each) => (
            <th key={each} scope="col">
              {t(`exchange.row.${each}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ place, entry, text, becomes, losses }, at) => (
          <tr key={`${place} ${at.toString()}`}>
            <td data-label={t('exchange.row.place')}>
              <span>
                {place}
                <br />
                <bdi className="quiet">{text}</bdi>
              </span>
            </td>
            <td data-label={t('exchange.row.entry')}>{entry}</td>
            <td data-label={t('exchange.row.becomes')}>{becomes.join(t('listSeparator'))}</td>
            <td data-label={t('exchange.row.losses')}>
              {losses.length > 0 ? losses.join(t('listSeparator')) : '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
