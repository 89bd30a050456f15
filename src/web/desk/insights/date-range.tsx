// Which days the figures are about.

import { Button, Field, Input } from '@fluentui/react-components';
import { useWords } from '../words';

export interface Range {
  from: string;
  to: string;
}

const SPANS = [7, 30, 90];

interface DateRangeProps {
  range: Range;
  /** Of the figures; its days are meant, not the browser's. */
  timeZone: string;
  setRange: (range: Range) => void;
}

export function DateRange({ range, timeZone, setRange }: DateRangeProps) {
  const { t } = useWords();
  return (
    <div className="filter-bar">
      {SPANS.map((days) => {
        const span = lastDays(days, timeZone);
        const isChosen = span.from === range.from && span.to === range.to;
        return (
          <Button
            key={days}
            appearance={isChosen ? 'primary' : 'secondary'}
            aria-pressed={isChosen}
            onClick={() => setRange(span)}
          >
            {t('insights.lastDays', { count: days })}
          </Button>
        );
      })}
      <Field label={t('insights.from')} size="small">
        <Input
          type="date"
          value={range.from}
          max={range.to}
          onChange={(_, { value }) => setRange({ ...range, from: value })}
        />
      </Field>
      <Field label={t('insights.to')} size="small">
        <Input
          type="date"
          value={range.to}
          min={range.from}
          onChange={(_, { value }) => setRange({ ...range, to: value })}
        />
      </Field>
    </div>
  );
}

/** Today and the days before it, as a calendar in the zone shows them. */
function lastDays(count: number, timeZone: string): Range {
  const to = new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());
  const from = new Date(`${to}T00:00:00Z`);
  from.setUTCDate(from.getUTCDate() - count + 1);
  return { from: from.toISOString().slice(0, 10), to };
}
