// The audit log: who did what, and when.

import { Field, Select, Spinner } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AuditView } from '../../../desk/views';
import { AUDIT_ACTIONS } from '../../../staff/audit-actions';
import { get } from '../api';
import { Empty } from '../parts/empty';
import { Failure } from '../parts/failure';
import { LoadMore } from '../parts/load-more';
import { PageHeading } from '../parts/page-heading';
import { useWords, type Words } from '../words';

export function AuditPage() {
  const { t } = useWords();
  const [action, setAction] = useState('');
  const log = useInfiniteQuery({
    queryKey: ['audit', action],
    queryFn: ({ pageParam }) => get<AuditView>(`/audit?action=${action}&cursor=${pageParam}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      <PageHeading title={t('page.audit')} />
      <div className="filter-bar">
        <Field label={t('audit.action')} size="small">
          <Select value={action} onChange={(_, { value }) => setAction(value)}>
            <option value="">{t('filter.all')}</option>
            {AUDIT_ACTIONS.map((each) => (
              <option key={each} value={each}>
                {t(`audit.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {log.error && <Failure error={log.error} retry={() => void log.refetch()} />}
      {log.isPending && <Spinner label={t('loading')} />}
      {log.data && entries.length === 0 && <Empty title={t('audit.empty')} />}
      {entries.length > 0 && <Entries entries={entries} />}
      <LoadMore query={log} />
    </>
  );
}

function Entries({ entries }: Pick<AuditView, 'entries'>) {
  const words = useWords();
  const { t, format } = words;
  return (
    <ul className="log">
      {entries.map(({ id, at, name, action, subject, details }) => (
        <li key={id}>
          <time dateTime={at}>{format.dateTime(at)}</time>
          <span>
            <strong>
              <bdi>{name}</bdi>
            </strong>{' '}
            {AUDIT_ACTIONS.some((each) => each === action) ? t(`audit.${action}`) : action}{' '}
            {subject && <bdi className="code">{subject}</bdi>}
            <span className="quiet"> {inWords(details, words)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Under which keys there may be words for the values of a detail. */
const VALUE_WORDS: Readonly<Record<string, readonly string[]>> = {
  role: ['role'],
  language: ['language'],
  status: ['status'],
  state: ['delivery', 'presence.state'],
  kind: ['deliveryKind', 'kind'],
  languages: ['language'],
  kinds: ['kind'],
  scopes: ['scopes'],
  sort: ['sort'],
  assignee: ['filter'],
  how: ['detail'],
};

/** What the service records besides is shown as it is. */
function inWords(details: Record<string, unknown>, words: Words): string {
  const { t, has } = words;
  return Object.entries(details)
    .map(([name, value]) => {
      const named = has(`detail.${name}`) ? t(`detail.${name}`) : name;
      return t('audit.detail', { name: named, value: valueInWords(name, value, words) });
    })
    .join(t('listSeparator'));
}

function valueInWords(name: string, value: unknown, words: Words): string {
  const { t, has } = words;
  if (Array.isArray(value)) {
    return value.map((each) => valueInWords(name, each, words)).join(t('listSeparator'));
  }
  if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no');
  if (typeof value !== 'string') return JSON.stringify(value);
  const code = value.replace(':', '-');
  const key = (VALUE_WORDS[name] ?? []).map((group) => `${group}.${code}`).find(has);
  return key ? t(key) : value;
}
