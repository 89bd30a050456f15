// The queue: which tickets there are, which wait longest, and who has them.

import { Button, Spinner, Tab, TabList } from '@fluentui/react-components';
import { memo, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { TAB_NAMES, type Tab as TabName } from '../../../desk/saved-views/asked';
import type { QueueView, TicketRow } from '../../../desk/views';
import { Empty } from '../parts/empty';
import { Failure } from '../parts/failure';
import { PageHeading } from '../parts/page-heading';
import { useQueue } from '../queries';
import { useBulk } from '../queue/bulk';
import { BulkBar } from '../queue/bulk-bar';
import { FilterBar } from '../queue/filter-bar';
import { type Filters, useFilters } from '../queue/filters';
import { useSelection } from '../queue/selection';
import { TicketList } from '../queue/ticket-list';
import { useOpenView } from '../views/queries';
import { useDeleting } from '../views/use-deleting';
import { ViewBar } from '../views/view-bar';
import { ViewLinks } from '../views/view-links';
import { useWords } from '../words';

/** A word that comes and goes in less is only a flicker. */
const PATIENCE_MS = 300;

export function QueuePage() {
  const { t } = useWords();
  const open = useOpenView();
  const filters = useFilters(open.view);
  const queue = useQueue(filters.query, !open.isPending);
  const [first] = queue.data?.pages ?? [];
  const { tickets, isStale } = useShown(queue, filters.query);
  const deleting = useDeleting();
  return (
    <>
      <PageHeading title={t('page.queue')} />
      <TabList
        className="tabs"
        selectedValue={open.view ? null : filters.tab}
        onTabSelect={(_, { value }) => filters.turnTo(value as TabName)}
        aria-label={t('queue.tabs')}
      >
        {TAB_NAMES.map((name) => (
          <Tab key={name} value={name}>
            {t(`tab.${name}`)} <Count view={first} tab={name} />
          </Tab>
        ))}
      </TabList>
      <ViewLinks open={open.view} leaving={deleting.leaving} />
      <FilterBar
        filters={filters}
        providers={first?.providers ?? []}
        withTab={open.view !== undefined}
      />
      <ViewBar open={open} filters={filters} deleting={deleting} />
      {queue.error && <Failure error={queue.error} retry={() => void queue.refetch()} />}
      <div role="status">
        {queue.isPending && <Spinner label={t('loading')} />}
        {isStale && <Spinner delay={PATIENCE_MS} label={t('loading')} aria-label={t('loading')} />}
      </div>
      <Listed tickets={tickets} list={filters.query} isStale={isStale} />
      {first?.tickets.length === 0 && tickets.length === 0 && <NothingHere filters={filters} />}
      <More queue={queue} />
    </>
  );
}

interface ListedProps {
  tickets: readonly TicketRow[];
  /** Which list was asked for: its tab and filters. */
  list: string;
  /** The tickets are still those of another list: they are seen, and nothing is done with them. */
  isStale: boolean;
}

/** Choosing a ticket draws nothing above the list anew, and a click above it nothing of the list. */
const Listed = memo(function Listed({ tickets, list, isStale }: ListedProps) {
  const selection = useSelection(
    tickets.map(({ number }) => number),
    list,
  );
  const bulk = useBulk();
  return (
    <>
      <BulkBar tickets={tickets} selection={selection} bulk={bulk} />
      <div className="listed" inert={isStale} aria-busy={isStale}>
        {tickets.length > 0 && <TicketList tickets={tickets} selection={selection} />}
      </div>
    </>
  );
});

/** The rows are drawn after what a click shows at once, and give way to the next one. */
function useShown({ data, isPlaceholderData }: ReturnType<typeof useQueue>, list: string) {
  const all = useMemo(() => {
    const tickets = data?.pages.flatMap((page) => page.tickets) ?? [];
    return { tickets, of: isPlaceholderData ? undefined : list };
  }, [data, isPlaceholderData, list]);
  const { tickets, of } = useDeferredValue(all);
  return { tickets, isStale: of !== list };
}

function Count({ view, tab }: { view: QueueView | undefined; tab: TabName }) {
  const { format } = useWords();
  if (!view) return null;
  const { counts, mine, unassigned, putOff } = view;
  const count = {
    open: counts.new + counts.open,
    mine,
    unassigned,
    waiting: counts.waiting,
    'put-off': putOff,
    resolved: counts.resolved,
    closed: counts.closed,
  }[tab];
  return <span className="count">{format.number(count)}</span>;
}

function NothingHere({ filters }: { filters: Filters }) {
  const { t } = useWords();
  if (filters.isFiltered) return <Empty title={t('empty.filtered')}>{t('empty.widen')}</Empty>;
  return <Empty title={t(`empty.${filters.tab}`)}>{t(`emptyHint.${filters.tab}`)}</Empty>;
}

/** Loads on when its place comes into sight; the button is for keyboards and for where that fails. */
function More({ queue }: { queue: ReturnType<typeof useQueue> }) {
  const { t } = useWords();
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } = queue;
  const place = useRef<HTMLDivElement>(null);
  const isIdle = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (!isIdle || !place.current) return;
    const watch = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) void fetchNextPage();
    });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [isIdle, fetchNextPage]);
  if (!hasNextPage) return null;
  return (
    <div ref={place} className="more-tickets">
      <Button onClick={() => void fetchNextPage()} disabledFocusable={isFetchingNextPage}>
        {t(isFetchingNextPage ? 'loading' : 'loadMore')}
      </Button>
    </div>
  );
}
