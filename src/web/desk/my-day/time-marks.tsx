// What time has to do with a ticket: put off, back again, a reminder of one's own.

import type { ReminderView } from '../../../desk/my-day/my-day-views';
import type { TicketRow } from '../../../desk/views';
import { useWords } from '../words';

interface TimeMarksProps {
  row: Pick<TicketRow, 'putOff' | 'cameBackAt'>;
  reminder?: ReminderView | null;
}

export function TimeMarks({ row: { putOff, cameBackAt }, reminder }: TimeMarksProps) {
  const { t, format } = useWords();
  const note = reminder?.note ? t('mark.note', { note: reminder.note }) : '';
  const marks = [
    putOff && t(putOff.until ? 'mark.until' : 'mark.merchant', { time: at(putOff.until) }),
    cameBackAt && t('mark.back', { time: at(cameBackAt) }),
    reminder && t('mark.reminder', { time: at(reminder.at) }) + note,
  ].filter((mark) => typeof mark === 'string');
  function at(time: string | null): string {
    return time === null ? '' : format.short(time);
  }
  if (marks.length === 0) return null;
  return (
    <span className="time-marks" dir="auto">
      {marks.join(' · ')}
    </span>
  );
}
