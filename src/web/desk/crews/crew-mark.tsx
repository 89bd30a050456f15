// The team that a ticket is with, in a line.

import type { TicketRow } from '../../../desk/views';
import { useWords } from '../words';

export function CrewMark({ row: { team } }: { row: Pick<TicketRow, 'team'> }) {
  const { t } = useWords();
  if (!team) return null;
  return (
    <span className="quiet crew-mark">
      {t('crew.of')}
      <bdi dir="auto">{team.name}</bdi>
    </span>
  );
}
