// The hours of a team: those of everybody, or a line for each day.

import { Field, Input, Switch } from '@fluentui/react-components';
import type { WeekText } from '../../../desk/crews/crew-views';
import { spansIn } from '../../../tickets/span-text';
import { useWords } from '../words';
import { DAYS } from './in-words';

const USUAL = '09:00-18:00';
const WORKDAYS: WeekText = {
  ...{ monday: USUAL, tuesday: USUAL, wednesday: USUAL, thursday: USUAL, friday: USUAL },
  ...{ saturday: '', sunday: '' },
};

interface CrewHoursProps {
  hours: WeekText | null;
  change: (hours: WeekText | null) => void;
}

export function CrewHours({ hours, change }: CrewHoursProps) {
  const { t } = useWords();
  return (
    <fieldset className="fieldset">
      <legend>{t('crew.hours')}</legend>
      <Switch
        checked={hours !== null}
        label={t('crew.ownHours')}
        onChange={(_, { checked }) => change(checked ? WORKDAYS : null)}
      />
      {hours && (
        <>
          <p className="quiet">{t('crew.hoursHint')}</p>
          <div className="crew-days">
            {DAYS.map((day) => (
              <Field
                key={day}
                label={t(`day.${day}`)}
                {...(spansIn(hours[day]) ? {} : { validationMessage: t('crew.hoursWrong') })}
              >
                <Input
                  value={hours[day]}
                  placeholder={t('crew.closed')}
                  autoComplete="off"
                  onChange={(_, { value }) => change({ ...hours, [day]: value })}
                />
              </Field>
            ))}
          </div>
        </>
      )}
    </fieldset>
  );
}
