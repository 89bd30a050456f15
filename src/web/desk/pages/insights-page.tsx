// Figures of the service: what was asked, what the bot could do by itself, and how long merchants waited.

import { Spinner } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { InsightsView } from '../../../desk/views';
import { get } from '../api';
import { Charts } from '../insights/charts';
import { DateRange, type Range } from '../insights/date-range';
import { Totals } from '../insights/totals';
import { Failure } from '../parts/failure';
import { PageHeading } from '../parts/page-heading';
import { Results } from '../results/results';
import { useWords } from '../words';

export function InsightsPage({ isDark }: { isDark: boolean }) {
  const { t, language } = useWords();
  // Until one is chosen it is the service's own: the last thirty days in the staff's time zone.
  const [chosen, setRange] = useState<Range | undefined>(rangeInAddress);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['insights', chosen, language],
    queryFn: () =>
      get<InsightsView>(`/insights?${new URLSearchParams({ ...chosen, language }).toString()}`),
    placeholderData: keepPreviousData,
    enabled: chosen === undefined || (chosen.from !== '' && chosen.to !== ''),
  });
  const range = chosen ?? data;
  return (
    <>
      <PageHeading title={t('page.insights')} />
      {data && range && <DateRange range={range} timeZone={data.timeZone} setRange={setRange} />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {isPending && <Spinner label={t('loading')} />}
      {data && (
        <>
          <p className="quiet">{t('insights.zone', { zone: data.timeZone })}</p>
          <Totals totals={data.totals} />
          <Charts view={data} isDark={isDark} />
          <Results range={chosen} isDark={isDark} />
        </>
      )}
    </>
  );
}

/** The mail of the week leads to its days. */
function rangeInAddress(): Range | undefined {
  const given = new URLSearchParams(location.search);
  const [from, to] = [given.get('from'), given.get('to')];
  return from && to ? { from, to } : undefined;
}
