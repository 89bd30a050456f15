// Which days the figures are about.

import { Button, Field, Input } from '@fluentui/react-components';
import { useWords } from '../words';

export interface Range {
  from: string;
  to: string;
}

const SPANS = [7, 30, 90];

export function DateRange({ range, setRange }: { range: Range; setRange: (range: Range) => void }) {
  const { t } = useWords();
  return (
    <div className="filter-bar">
      {SPANS.map((days) => {
        const span = lastDays(days);
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

/** Today and the days before it. */
export function lastDays(count: number): Range {
  const now = new Date();
  const from = new Date(now.getFullYear(), now.getMonth(), now.getDate() - count + 1);
  return { from: dayOf(from), to: dayOf(now) };
}

function dayOf(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
