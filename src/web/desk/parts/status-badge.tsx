// The state of a ticket as a small coloured label; the word always stands in it.

import { Badge } from '@fluentui/react-components';
import type { TicketStatus } from '../../../tickets/ticket-change';
import { useWords } from '../words';

const COLOURS = {
  new: 'brand',
  open: 'brand',
  waiting: 'warning',
  resolved: 'success',
  closed: 'informative',
} as const;

export function StatusBadge({ status }: { status: TicketStatus }) {
  const { t } = useWords();
  return (
    <Badge appearance="tint" shape="rounded" color={COLOURS[status]} className="badge">
      {t(`status.${status}`)}
    </Badge>
  );
}
