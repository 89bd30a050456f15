// One delivery: where it stands, each try, and another one when asked for.

import { Badge, Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { DeliveriesView } from '../../../desk/views';
import { post } from '../api';
import { useNotify } from '../parts/notify';
import { useWords } from '../words';

type Delivery = DeliveriesView['deliveries'][number];

const COLOURS = { due: 'brand', done: 'success', failed: 'danger' } as const;

interface DeliveryItemProps {
  delivery: Delivery;
  /** The receiver wants no more; it waits until that is switched on again. */
  isStopped: boolean;
}

export function DeliveryItem({ delivery, isStopped }: DeliveryItemProps) {
  const { t, format } = useWords();
  const { state, kind, ticket, createdAt, nextAt, lastError } = delivery;
  return (
    <li className="card">
      <div className="card-line">
        <span>
          <strong>{t(`deliveryKind.${kind}`)}</strong>{' '}
          {ticket && <Link href={`/desk/tickets/${ticket}`}>{ticket}</Link>}
        </span>
        <Badge appearance="tint" className="badge" shape="rounded" color={COLOURS[state]}>
          {t(`delivery.${state}`)}
        </Badge>
      </div>
      <p className="quiet">
        {t('deliveries.made', { time: format.dateTime(createdAt) })}
        {nextAt &&
          state === 'due' &&
          !isStopped &&
          ` · ${t('deliveries.next', { time: format.dateTime(nextAt) })}`}
      </p>
      {lastError && state !== 'done' && (
        <p className="said">
          <bdi>{lastError}</bdi>
        </p>
      )}
      <div className="card-line">
        <Tries delivery={delivery} />
        {mayLeaveAgain(delivery) && <Replay delivery={delivery} />}
      </div>
    </li>
  );
}

/** A chat message that has arrived would be read twice; receivers of the others know a repeat by its id. */
function mayLeaveAgain({ state, kind }: Delivery): boolean {
  return state !== 'done' || !['teams', 'fetch', 'carry'].includes(kind);
}

function Tries({ delivery }: { delivery: Delivery }) {
  const { t, format } = useWords();
  const { tries } = delivery;
  if (tries.length === 0) return <span className="quiet">{t('deliveries.noTries')}</span>;
  return (
    <details>
      <summary>{t('deliveries.tries', { count: tries.length })}</summary>
      <ol className="log">
        {tries.map(({ at, outcome, error }) => (
          <li key={at}>
            <time dateTime={at}>{format.dateTime(at)}</time>
            <span>
              {t(`try.${outcome}`)} {error && <bdi className="quiet">{error}</bdi>}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Replay({ delivery }: { delivery: Delivery }) {
  const { t } = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const replay = useMutation({
    mutationFn: () => post<void>(`/deliveries/${encodeURIComponent(delivery.id)}/replay`),
    onSuccess() {
      notify.done(t('deliveries.replayed'));
      return client.invalidateQueries({ queryKey: ['deliveries'] });
    },
    onError: notify.failed,
  });
  return (
    <Button size="small" disabledFocusable={replay.isPending} onClick={() => replay.mutate()}>
      {t('deliveries.replay')}
    </Button>
  );
}
