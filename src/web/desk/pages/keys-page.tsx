// Keys with which other programs use the tickets.

import { Badge, Button, Spinner } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeysView } from '../../../desk/views';
import { get, remove } from '../api';
import { Confirm } from '../parts/confirm';
import { Empty } from '../parts/empty';
import { Failure } from '../parts/failure';
import { useNotify } from '../parts/notify';
import { PageHeading } from '../parts/page-heading';
import { ShownOnce } from '../parts/shown-once';
import { AddKeyDialog } from '../staff/add-key-dialog';
import { useWords } from '../words';

const COLUMNS = ['name', 'scopes', 'created', 'used', 'acts'] as const;

export function KeysPage() {
  const { t } = useWords();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['keys'],
    queryFn: () => get<KeysView>('/keys'),
  });
  const [made, setMade] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <PageHeading title={t('page.keys')}>
        <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
          {t('apiKey.add')}
        </Button>
      </PageHeading>
      <p className="lead">
        {t('apiKey.about')} <a href="/api/v1/openapi.json">{t('apiKey.description')}</a>
      </p>
      {made && (
        <ShownOnce
          title={t('apiKey.made')}
          text={t('apiKey.madeHint')}
          secret={made}
          close={() => setMade(null)}
        />
      )}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {isPending && <Spinner label={t('loading')} />}
      {data?.keys.length === 0 && <Empty title={t('apiKey.empty')} />}
      {data && data.keys.length > 0 && <Keys keys={data.keys} />}
      {isAdding && <AddKeyDialog close={() => setAdding(false)} onKey={setMade} />}
    </>
  );
}

function Keys({ keys }: KeysView) {
  const { t } = useWords();
  return (
    <table className="table stacking">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`apiKey.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <KeyLine key={key.id} apiKey={key} />
        ))}
      </tbody>
    </table>
  );
}

function KeyLine({ apiKey }: { apiKey: KeysView['keys'][number] }) {
  const { t, format } = useWords();
  const { id, name, scopes, createdBy, createdAt, usedAt, revokedAt } = apiKey;
  const client = useQueryClient();
  const notify = useNotify();
  const [asks, setAsks] = useState(false);
  const revoke = useMutation({
    mutationFn: () => remove<void>(`/keys/${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['keys'] }),
    onError: notify.failed,
  });
  return (
    <tr data-quiet={revokedAt !== null}>
      <td data-label={t('apiKey.name')}>
        <bdi>{name}</bdi>
      </td>
      <td data-label={t('apiKey.scopes')}>
        {scopes.map((scope) => t(`scopes.${scope.replace(':', '-')}`)).join(t('listSeparator'))}
      </td>
      <td data-label={t('apiKey.created')}>
        <span>
          {format.date(createdAt)} <bdi className="quiet">{createdBy}</bdi>
        </span>
      </td>
      <td data-label={t('apiKey.used')}>{usedAt ? format.dateTime(usedAt) : t('apiKey.never')}</td>
      <td className="acts">
        {revokedAt ? (
          <Badge appearance="tint" className="badge" shape="rounded" color="informative">
            {t('apiKey.revoked', { time: format.date(revokedAt) })}
          </Badge>
        ) : (
          <Button
            size="small"
            disabledFocusable={revoke.isPending}
            aria-label={t('apiKey.revokeNamed', { name })}
            onClick={() => setAsks(true)}
          >
            {t('apiKey.revoke')}
          </Button>
        )}
        {asks && (
          <Confirm
            title={t('apiKey.revokeTitle', { name })}
            text={t('apiKey.revokeText')}
            action={t('apiKey.revoke')}
            confirm={() => revoke.mutate()}
            close={() => setAsks(false)}
          />
        )}
      </td>
    </tr>
  );
}
