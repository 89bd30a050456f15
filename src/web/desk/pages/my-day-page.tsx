// My day: what burns most first, each with why it stands there; what is new comes in by itself.

import { Spinner } from '@fluentui/react-components';
import { useRef } from 'react';
import { Link } from 'wouter';
import { DAY_GROUPS, type DayItem, type MyDayView } from '../../../desk/my-day/my-day-views';
import { CrewMark } from '../crews/crew-mark';
import { CallSettings } from '../my-day/call-settings';
import { useMyDay } from '../my-day/queries';
import { TimeMarks } from '../my-day/time-marks';
import { Clock } from '../parts/clock';
import { Empty } from '../parts/empty';
import { Failure } from '../parts/failure';
import { PageHeading } from '../parts/page-heading';
import { StatusBadge } from '../parts/status-badge';
import { useMoving } from '../queue/moving';
import { Subject } from '../queue/subject';
import { useWords } from '../words';

export function MyDayPage() {
  const { t } = useWords();
  const { data, error, isPending, refetch } = useMyDay();
  const list = useRef<HTMLUListElement>(null);
  useMoving(list);
  return (
    <>
      <PageHeading title={t('page.my-day')} />
      <CallSettings />
      {error && <Failure error={error} retry={() => void refetch()} />}
      {isPending && <Spinner label={t('loading')} />}
      {data && data.items.length > 0 && <Counts counts={data.counts} />}
      {data && data.items.length > 0 && (
        <ul className="cards day-list" ref={list} aria-label={t('page.my-day')}>
          {data.items.map((item) => (
            <Item key={item.row.number} item={item} />
          ))}
        </ul>
      )}
      {data && data.items.length === 0 && (
        <Empty title={t('myDay.empty')}>
          {t('myDay.emptyHint')} <Link href="/desk">{t('noPage.toQueue')}</Link>
        </Empty>
      )}
    </>
  );
}

function Counts({ counts }: Pick<MyDayView, 'counts'>) {
  const { t, format } = useWords();
  return (
    <ul className="day-counts" aria-label={t('myDay.counts')}>
      {DAY_GROUPS.filter((group) => counts[group] > 0).map((group) => (
        <li key={group} data-group={group}>
          {t(`myDay.group.${group}`)} <span className="count">{format.number(counts[group])}</span>
        </li>
      ))}
    </ul>
  );
}

function Item({ item: { group, row, reminder } }: { item: DayItem }) {
  const { t } = useWords();
  const { number, kind, provider, assignee, status } = row;
  return (
    <li className="card" data-row data-group={group}>
      <div className="card-line">
        <span>
          <strong className="day-group">{t(`myDay.group.${group}`)}</strong>{' '}
          <span className="number">{number}</span>
        </span>
        <StatusBadge status={status} />
      </div>
      <div className="subject">
        <Subject ticket={row} />
      </div>
      <div className="card-line">
        <span className="quiet">
          {t(`kind.${kind}`)} · <bdi>{provider ?? t('unknownProvider')}</bdi> ·{' '}
          <bdi>{assignee?.name ?? t('nobody')}</bdi> <CrewMark row={row} />
        </span>
        <Clock clock={row.clock} />
      </div>
      <TimeMarks row={row} reminder={reminder} />
    </li>
  );
}
