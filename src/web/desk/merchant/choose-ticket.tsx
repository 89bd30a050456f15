// Choosing another ticket: one of the same merchant from a list, or any by its number.

import { Field, Input, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { EarlierTicket } from '../../../desk/merchant/merchant-views';
import type { TicketView } from '../../../desk/views';
import { get } from '../api';
import { ticketPath } from '../queries';
import { useWords } from '../words';

const NUMBER = /^FZ-\d{8}-\d{4,}$/;

interface ChooseTicketProps {
  label: string;
  others: readonly EarlierTicket[];
  chosen: string;
  choose: (number: string) => void;
  /** What cannot be undone is not done by the key that ends a number. */
  isFinal?: boolean;
}

export function ChooseTicket({ label, others, chosen, choose, isFinal }: ChooseTicketProps) {
  const { t } = useWords();
  const isListed = others.some(({ number }) => number === chosen);
  return (
    <>
      {others.length > 0 && (
        <Field label={label}>
          <Select value={isListed ? chosen : ''} onChange={(_, { value }) => choose(value)}>
            <option value="">{t('merge.choose')}</option>
            {others.map(({ number, status, subject, kind }) => (
              <option key={number} value={number}>
                {[number, t(`status.${status}`), subject || t(`subject.${kind}`)].join(' · ')}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={others.length > 0 ? t('merge.typed') : label}>
        <Input
          value={isListed ? '' : chosen}
          placeholder="FZ-20261122-0007"
          onKeyDown={(event) => isFinal && event.key === 'Enter' && event.preventDefault()}
          onChange={(_, { value }) => choose(value)}
        />
      </Field>
    </>
  );
}

/** The other ticket, as soon as its number is whole. */
export function useOther(chosen: string) {
  const number = chosen.trim().toUpperCase();
  const other = useQuery({
    queryKey: ['ticket', number, 'chosen'],
    queryFn: () => get<TicketView>(ticketPath(number)),
    enabled: NUMBER.test(number),
    retry: false,
  });
  return { number, other };
}
