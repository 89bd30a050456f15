// How long staff have left to answer, or how late they are; said in words, never by colour alone.

import { ClockRegular, WarningFilled } from '@fluentui/react-icons';
import type { ClockView } from '../../../desk/views';
import { useWords } from '../words';

export function Clock({ clock }: { clock: ClockView | null }) {
  const { t, format } = useWords();
  if (!clock) return null;
  const isLate = clock.leftMs < 0;
  // Over a night or a weekend the working time left says little of when the answer is due.
  const isFarOff = Date.parse(clock.due) - Date.now() > 2 * clock.leftMs;
  const text = isLate
    ? t('clock.late', { time: format.duration(clock.leftMs) })
    : isFarOff
      ? t('clock.dueShort', { time: format.short(clock.due) })
      : t('clock.left', { time: format.duration(clock.leftMs) });
  return (
    <span
      className="clock"
      data-late={isLate}
      title={t('clock.due', { time: format.dateTime(clock.due) })}
    >
      {isLate ? <WarningFilled /> : <ClockRegular />}
      {text}
    </span>
  );
}
