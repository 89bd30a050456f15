// How many of each entry's answers needed no staff, week by week.

import type { ResultsView } from '../../../desk/results/view';
import { useWords } from '../words';

export function EntryTable({ view: { entries, weeks } }: { view: ResultsView }) {
  const { t, format } = useWords();
  const share = ({ answers, solved }: { answers: number; solved: number }) =>
    t('results.share', { share: format.percent(solved / answers), count: solved, total: answers });
  return (
    <section
      className="scrolling"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboards scroll what has the focus
      tabIndex={0}
      aria-label={t('results.entries')}
    >
      <table className="table results-table">
        <thead>
          <tr>
            <th scope="col">{t('insights.entry')}</th>
            {weeks.map(({ week }) => (
              <th key={week} scope="col" className="figures">
                {t('results.weekOf', { day: format.day(week) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, title, weeks: own }) => (
            <tr key={id}>
              <th scope="row" title={id}>
                {title}
              </th>
              {weeks.map(({ week }) => {
                const counts = own.find((each) => each.week === week);
                return (
                  <td key={week} className="figures">
                    {counts ? share(counts) : '–'}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
