// The figures that matter most, large.

import type { InsightsView } from '../../../desk/views';
import { useWords } from '../words';

const MINUTE_MS = 60_000;

export function Totals({ totals }: Pick<InsightsView, 'totals'>) {
  const { t, format } = useWords();
  const { conversations, solvedWithoutStaff, ratingMean } = totals;
  const share = conversations > 0 ? format.percent(solvedWithoutStaff / conversations) : '–';
  const wait = (ms: number | null) => {
    if (ms === null) return '–';
    return ms < MINUTE_MS ? t('totals.underAMinute') : format.duration(ms);
  };
  const figures = [
    ['questions', format.number(totals.questions)],
    ['tickets', format.number(totals.tickets)],
    ['solved', share, t('totals.solvedOf', { count: solvedWithoutStaff, total: conversations })],
    [
      'median',
      wait(totals.firstReplyMedianMs),
      t('totals.p90', { time: wait(totals.firstReplyP90Ms) }),
    ],
    [
      'rating',
      ratingMean === null ? '–' : format.number(ratingMean, 1),
      t('totals.ratings', { count: totals.ratings }),
    ],
  ] as const;
  return (
    <dl className="totals">
      {figures.map(([name, figure, more]) => (
        <div key={name}>
          <dt>{t(`totals.${name}`)}</dt>
          <dd>
            <span className="figure">{figure}</span>
            {more && <span className="quiet">{more}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
