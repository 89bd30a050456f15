// Figures of the service: what was asked, what the bot could do by itself, and how long merchants waited.

import { Spinner } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { InsightsView } from '../../../desk/views';
import { get } from '../api';
import { Charts } from '../insights/charts';
import { DateRange, lastDays } from '../insights/date-range';
import { Totals } from '../insights/totals';
import { Failure } from '../parts/failure';
import { PageHeading } from '../parts/page-heading';
import { useWords } from '../words';

const FIRST_DAYS = 30;

export function InsightsPage({ isDark }: { isDark: boolean }) {
  const { t, language } = useWords();
  const [range, setRange] = useState(() => lastDays(FIRST_DAYS));
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['insights', range, language],
    queryFn: () =>
      get<InsightsView>(`/insights?from=${range.from}&to=${range.to}&language=${language}`),
    placeholderData: keepPreviousData,
    enabled: range.from !== '' && range.to !== '',
  });
  return (
    <>
      <PageHeading title={t('page.insights')} />
      <DateRange range={range} setRange={setRange} />
      {error && <Failure error={error} retry={() => void refetch()} />}
      {isPending && <Spinner label={t('loading')} />}
      {data && (
        <>
          <p className="quiet">{t('insights.zone', { zone: data.timeZone })}</p>
          <Totals totals={data.totals} />
          <Charts view={data} isDark={isDark} />
        </>
      )}
    </>
  );
}
