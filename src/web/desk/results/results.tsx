// What the bot solved without staff, and how staff kept their promise: charts, and tables that can be saved as files.

import { Button, Spinner } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import type { ResultsView } from '../../../desk/results/view';
import { get } from '../api';
import { BarChart } from '../insights/bar-chart';
import type { Range } from '../insights/date-range';
import { Empty } from '../parts/empty';
import { Failure } from '../parts/failure';
import { useWords } from '../words';
import { EntryTable } from './entry-table';
import { GroupTable } from './group-table';

export function Results({ range, isDark }: { range: Range | undefined; isDark: boolean }) {
  const { t, language } = useWords();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['insights', 'results', range, language],
    queryFn: () =>
      get<ResultsView>(
        `/insights/results?${new URLSearchParams({ ...range, language }).toString()}`,
      ),
    placeholderData: keepPreviousData,
    enabled: range === undefined || (range.from !== '' && range.to !== ''),
  });
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (isPending) return <Spinner label={t('loading')} />;
  return data && <Shown view={data} isDark={isDark} />;
}

function Shown({ view, isDark }: { view: ResultsView; isDark: boolean }) {
  const { t, format } = useWords();
  const { weeks, entries, groups, promiseMs } = view;
  const hours = format.number(promiseMs / 3_600_000, 1);
  const solved = t('results.solvedMeans');
  return (
    <>
      <div className="charts">
        <SolvedChart weeks={weeks} isDark={isDark} />
        <InTimeChart weeks={weeks} isDark={isDark} />
      </div>
      <Panel view={view} table="entries" title={t('results.entries')} about={solved}>
        {entries.length > 0 && <EntryTable view={view} />}
      </Panel>
      <Panel
        view={view}
        table="groups"
        title={t('results.groups')}
        about={t('results.promise', { hours })}
      >
        {groups.length > 0 && <GroupTable groups={groups} hours={hours} />}
      </Panel>
    </>
  );
}

type ChartProps = Pick<ResultsView, 'weeks'> & { isDark: boolean };

function SolvedChart({ weeks, isDark }: ChartProps) {
  const { t, format } = useWords();
  const series = [
    { name: t('results.solved'), values: weeks.map((week) => week.solved), colour: 1 as const },
    {
      name: t('results.unsolved'),
      values: weeks.map(({ answers, solved }) => answers - solved),
      colour: 3 as const,
    },
  ];
  const labels = weeks.map(({ week }) => format.day(week));
  const title = t('results.answersByWeek');
  const labelled = t('results.week');
  return <BarChart {...{ title, labelled, labels, series, isDark }} />;
}

function InTimeChart({ weeks, isDark }: ChartProps) {
  const { t, format } = useWords();
  const series = [
    {
      name: t('results.inTime'),
      values: weeks.map(({ first }) => first.inTime),
      colour: 1 as const,
    },
    {
      name: t('results.late'),
      values: weeks.map(({ first }) => first.counted - first.inTime),
      colour: 3 as const,
    },
  ];
  const labels = weeks.map(({ week }) => format.day(week));
  const title = t('results.firstByWeek');
  const labelled = t('results.week');
  return <BarChart {...{ title, labelled, labels, series, isDark }} />;
}

interface PanelProps {
  view: ResultsView;
  table: 'entries' | 'groups';
  title: string;
  about: string;
  children: ReactNode;
}

function Panel({ view: { from, to }, table, title, about, children }: PanelProps) {
  const { t, language } = useWords();
  const id = useId();
  const query = new URLSearchParams({ from, to, language }).toString();
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="quiet">{about}</p>
      {children || <Empty title={t('insights.empty')} />}
      <div className="below">
        <Button
          as="a"
          appearance="subtle"
          icon={<ArrowDownloadRegular />}
          href={`/api/desk/insights/tables/${table}?${query}`}
          download
        >
          {t(`results.save.${table}`)}
        </Button>
        {table === 'groups' && (
          <Button
            as="a"
            appearance="subtle"
            icon={<ArrowDownloadRegular />}
            href={`/api/desk/insights/tables/weeks?${query}`}
            download
          >
            {t('results.save.weeks')}
          </Button>
        )}
      </div>
    </section>
  );
}
