// How long staff have left to answer, or how late they are; said in words, never by colour alone.

import { ClockRegular, WarningFilled } from '@fluentui/react-icons';
import type { ClockView } from '../../../desk/views';
import { useWords } from '../words';

export function Clock({ clock }: { clock: ClockView | null }) {
  const { t, format } = useWords();
  if (!clock) return null;
  const isLate = clock.leftMs < 0;
  const time = format.duration(clock.leftMs);
  return (
    <span
      className="clock"
      data-late={isLate}
      title={t('clock.due', { time: format.dateTime(clock.due) })}
    >
      {isLate ? <WarningFilled /> : <ClockRegular />}
      {t(isLate ? 'clock.late' : 'clock.left', { time })}
    </span>
  );
}
