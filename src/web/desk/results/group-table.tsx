// Answer times against the promise and what was opened again: all tickets, then by kind, provider, language and person.

import type { AnswerTimes, Grouping, ResultsView } from '../../../desk/results/view';
import { useWords, type Words } from '../words';

type Group = ResultsView['groups'][number];

const COLUMNS = ['tickets', 'first', 'firstInTime', 'whole', 'wholeInTime', 'reopened'] as const;

export function GroupTable({ groups, hours }: { groups: readonly Group[]; hours: string }) {
  const words = useWords();
  const { t } = words;
  const groupings = [...new Set(groups.map(({ by }) => by))];
  return (
    <section
      className="scrolling results-groups"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboards scroll what has the focus
      tabIndex={0}
      aria-label={t('results.groups')}
    >
      <table className="table results-table">
        <thead>
          <tr>
            <th scope="col">{t('results.group')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="figures">
                {t(`results.${column}`, { hours })}
              </th>
            ))}
          </tr>
        </thead>
        {groupings.map((by) => (
          <tbody key={by}>
            {by !== 'all' && (
              <tr>
                <th scope="rowgroup" colSpan={COLUMNS.length + 1} className="heading">
                  {t(`results.by.${by}`)}
                </th>
              </tr>
            )}
            {groups
              .filter((group) => group.by === by)
              .map((group) => (
                <Row key={group.id} group={group} />
              ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Row({ group }: { group: Group }) {
  const words = useWords();
  const { t, format } = words;
  const { by, name, tickets, reopened, first, whole } = group;
  const share = (count: number, total: number) =>
    total === 0 ? '–' : t('results.share', { share: format.percent(count / total), count, total });
  const cells = [
    format.number(tickets),
    <Times key="first" times={first} />,
    share(first.inTime, first.counted),
    <Times key="whole" times={whole} />,
    share(whole.inTime, whole.counted),
    share(reopened, tickets),
  ];
  return (
    <tr>
      <th scope="row">
        <bdi dir="auto">{nameIn(words, by, name)}</bdi>
      </th>
      {COLUMNS.map((column, place) => (
        <td key={column} className="figures">
          {cells[place]}
        </td>
      ))}
    </tr>
  );
}

function Times({ times: { medianMs, p90Ms } }: { times: AnswerTimes }) {
  const { t, format } = useWords();
  if (medianMs === null || p90Ms === null) return '–';
  const wait = (ms: number) => (ms < 60_000 ? t('totals.underAMinute') : format.duration(ms));
  return (
    <>
      {wait(medianMs)}
      <br />
      <span className="quiet">{t('totals.p90', { time: wait(p90Ms) })}</span>
    </>
  );
}

function nameIn({ t, has }: Words, by: Grouping, name: string): string {
  if (by === 'all') return t('results.all');
  if (name === '') return t(`results.none.${by}`);
  const key = `${by}.${name}`;
  return (by === 'kind' || by === 'language') && has(key) ? t(key) : name;
}
