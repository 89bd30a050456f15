// What was asked about people's data, and what another administrator makes of it.

import { Badge, Button, Link, Spinner } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonRequestsView } from '../../../desk/data-views';
import { get, post } from '../api';
import { Confirm } from '../parts/confirm';
import { Empty } from '../parts/empty';
import { Failure } from '../parts/failure';
import { useNotify } from '../parts/notify';
import { useWords } from '../words';
import { Found } from './found';

type Request = PersonRequestsView['requests'][number];
const COLORS = {
  asked: 'warning',
  approved: 'success',
  refused: 'informative',
  done: 'informative',
} as const;

export function Requests() {
  const { t } = useWords();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['person-requests'],
    queryFn: () => get<PersonRequestsView>('/person-requests'),
    refetchInterval: 60_000,
  });
  return (
    <section className="data-section" aria-label={t('personRequest.title')}>
      <h2>{t('personRequest.title')}</h2>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {isPending && <Spinner label={t('loading')} />}
      {data?.requests.length === 0 && <Empty title={t('personRequest.empty')} />}
      <ul className="cards">
        {data?.requests.map((request) => (
          <RequestItem key={request.id} request={request} />
        ))}
      </ul>
    </section>
  );
}

function RequestItem({ request }: { request: Request }) {
  const { t, format } = useWords();
  const { act, state, person, counts, askedBy, askedAt, decidedBy, decidedAt } = request;
  return (
    <li className="card">
      <div className="card-line">
        <strong>{t(`personAct.${act}`)}</strong>
        <Badge shape="rounded" appearance="tint" color={COLORS[state]}>
          {t(`personState.${state}`)}
        </Badge>
      </div>
      {person && (
        <p>
          {t(`personKey.${person.by}`)} <bdi className="code">{person.value}</bdi>
        </p>
      )}
      <p>
        <Found counts={counts} />
      </p>
      <p className="quiet">
        {t('personRequest.askedBy', { name: askedBy, time: format.dateTime(askedAt) })}
        {decidedBy !== null && decidedAt !== null && (
          <>
            {' '}
            {t('personRequest.decidedBy', { name: decidedBy, time: format.dateTime(decidedAt) })}
          </>
        )}
      </p>
      <Decision request={request} />
    </li>
  );
}

function Decision({ request }: { request: Request }) {
  const { t, format } = useWords();
  const { id, act, state, isOwn, fetchUntil } = request;
  const [confirms, setConfirms] = useState(false);
  const decide = useDecide(id);
  // An erasure that was interrupted goes on when it is approved again.
  const isOpen = state === 'asked' || (state === 'approved' && act === 'erase');
  const approve = () => (act === 'erase' ? setConfirms(true) : decide.mutate('approve'));
  if (fetchUntil !== null) {
    return (
      <p>
        <Link href={`/api/desk/person-requests/${id}/zip`}>{t('personRequest.fetch')}</Link>{' '}
        <span className="quiet">
          {t('personRequest.fetchUntil', { time: format.dateTime(fetchUntil) })}
        </span>
      </p>
    );
  }
  if (!isOpen) return null;
  return (
    <div className="acts">
      {isOwn && <span className="quiet">{t('personRequest.own')}</span>}
      {!isOwn && (
        <Button appearance="primary" disabledFocusable={decide.isPending} onClick={approve}>
          {t(`personApprove.${act}`)}
        </Button>
      )}
      {state === 'asked' && (
        <Button disabledFocusable={decide.isPending} onClick={() => decide.mutate('refuse')}>
          {t(isOwn ? 'personRequest.takeBack' : 'personRequest.refuse')}
        </Button>
      )}
      {confirms && (
        <Confirm
          title={t('personRequest.eraseTitle')}
          text={t('personRequest.eraseText')}
          action={t('personApprove.erase')}
          confirm={() => decide.mutate('approve')}
          close={() => setConfirms(false)}
        />
      )}
    </div>
  );
}

function useDecide(id: string) {
  const { t } = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  return useMutation({
    mutationFn: (decision: 'approve' | 'refuse') =>
      post<void>(`/person-requests/${encodeURIComponent(id)}/${decision}`),
    onSuccess: () => notify.done(t('personRequest.decided')),
    onError: notify.failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['person-requests'] }),
  });
}
