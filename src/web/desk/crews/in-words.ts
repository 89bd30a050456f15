// What a team gets, when it works and how its tickets are given out, in words.

import { type CrewView, WEEKDAYS } from '../../../desk/crews/crew-views';
import type { Words } from '../words';

/** As people name the days of a week here. */
export const DAYS = [...WEEKDAYS.slice(1), WEEKDAYS[0]] as const;

export function inWords(
  crew: CrewView,
  { t }: Words,
): { gets: string; hours: string; distribution: string } {
  const { takesNew, providers, languages, kinds, hours, distributes, cap, isRetired } = crew;
  const list = (texts: readonly string[]) => texts.join(t('crew.or'));
  const rules = [
    list(providers),
    list(languages.map((each) => t(`language.${each}`))),
    list(kinds.map((each) => t(`kind.${each}`))),
  ].filter((each) => each !== '');
  const all = rules.length > 0 ? rules.join(t('crew.and')) : t('crew.getsAll');
  const given = cap === null ? t('crew.given') : t('crew.givenUpTo', { count: cap });
  return {
    gets: isRetired ? t('crew.retired') : takesNew ? all : t('crew.getsByHand'),
    hours: hours ? daysInWords(hours, t) : t('crew.hoursOfAll'),
    distribution: distributes ? given : t('crew.taken'),
  };
}

/** Days that work alike and follow each other are told at once. */
function daysInWords(hours: NonNullable<CrewView['hours']>, t: Words['t']): string {
  const runs: { from: string; to: string; text: string }[] = [];
  for (const day of DAYS) {
    const text = hours[day];
    const last = runs.at(-1);
    if (last?.text === text) last.to = day;
    else runs.push({ from: day, to: day, text });
  }
  return runs
    .filter(({ text }) => text !== '')
    .map(({ from, to, text }) => {
      const days = from === to ? t(`day.${from}`) : `${t(`day.${from}`)}–${t(`day.${to}`)}`;
      return `${days} ${text}`;
    })
    .join(t('crew.and'));
}
