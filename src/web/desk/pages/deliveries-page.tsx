// What left the service for webhooks, e-mail and Teams, and what did not get through.

import {
  Button,
  Field,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Select,
  Spinner,
} from '@fluentui/react-components';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeliveriesView } from '../../../desk/views';
import { get, post } from '../api';
import { DeliveryItem } from '../deliveries/delivery-item';
import { Empty } from '../parts/empty';
import { Failure } from '../parts/failure';
import { LoadMore } from '../parts/load-more';
import { useNotify } from '../parts/notify';
import { PageHeading } from '../parts/page-heading';
import { useWords } from '../words';

const STATES = ['due', 'done', 'failed'] as const;
const KINDS = ['webhook', 'email', 'teams', 'card', 'fetch', 'carry'] as const;
const REFRESH_MS = 15_000;

export function DeliveriesPage() {
  const { t, format } = useWords();
  const [state, setState] = useState('');
  const [kind, setKind] = useState('');
  const query = useInfiniteQuery({
    queryKey: ['deliveries', state, kind],
    queryFn: ({ pageParam }) =>
      get<DeliveriesView>(
        `/deliveries?state=${state}&kind=${kind}&cursor=${encodeURIComponent(pageParam)}`,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: REFRESH_MS,
  });
  const [first] = query.data?.pages ?? [];
  const deliveries = query.data?.pages.flatMap((page) => page.deliveries) ?? [];
  const isStopped = (delivery: DeliveriesView['deliveries'][number]) =>
    first?.stops.some((stop) => stop.kind === delivery.kind) ?? false;
  return (
    <>
      <PageHeading title={t('page.deliveries')} />
      <p className="lead">{t('deliveries.about')}</p>
      <Stops stops={first?.stops ?? []} />
      <div className="filter-bar">
        <Field label={t('deliveries.state')} size="small">
          <Select value={state} onChange={(_, { value }) => setState(value)}>
            <option value="">{t('filter.all')}</option>
            {STATES.map((each) => (
              <option key={each} value={each}>
                {t(`delivery.${each}`)} {first ? `(${format.number(first.counts[each])})` : ''}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('deliveries.kind')} size="small">
          <Select value={kind} onChange={(_, { value }) => setKind(value)}>
            <option value="">{t('filter.all')}</option>
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {t(`deliveryKind.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {query.error && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Spinner label={t('loading')} />}
      {first && deliveries.length === 0 && (
        <Empty title={t('deliveries.empty')}>{t('deliveries.emptyHint')}</Empty>
      )}
      <ul className="cards">
        {deliveries.map((delivery) => (
          <DeliveryItem key={delivery.id} delivery={delivery} isStopped={isStopped(delivery)} />
        ))}
      </ul>
      <LoadMore query={query} />
    </>
  );
}

/** Receivers that want no more: nothing goes there until somebody switches it on again. */
function Stops({ stops }: Pick<DeliveriesView, 'stops'>) {
  const { t, format } = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const lift = useMutation({
    mutationFn: (kind: string) => post<void>(`/deliveries/stops/${encodeURIComponent(kind)}/lift`),
    onSuccess() {
      notify.done(t('deliveries.lifted'));
      return client.invalidateQueries({ queryKey: ['deliveries'] });
    },
    onError: notify.failed,
  });
  return stops.map(({ kind, at, reason }) => (
    <MessageBar key={kind} intent="warning" layout="multiline" className="banner">
      <MessageBarBody>
        {t('deliveries.stopped', { kind: t(`deliveryKind.${kind}`), time: format.dateTime(at) })}{' '}
        <bdi className="quiet">{reason}</bdi>
      </MessageBarBody>
      <MessageBarActions>
        <Button disabledFocusable={lift.isPending} onClick={() => lift.mutate(kind)}>
          {t('deliveries.lift')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  ));
}
