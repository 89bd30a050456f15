// What stands in the dialog of a team, and what of it is sent.

import { type CrewView, WEEKDAYS, type WeekText } from '../../../desk/crews/crew-views';
import { spansIn } from '../../../tickets/span-text';

export interface CrewDraft {
  name: string;
  members: string[];
  takesNew: boolean;
  /** As typed, with commas between. */
  providers: string;
  languages: CrewView['languages'][number][];
  kinds: CrewView['kinds'][number][];
  hours: WeekText | null;
  distributes: boolean;
  /** As typed; empty: no limit. */
  cap: string;
}

export function draftOf(crew: CrewView | undefined): CrewDraft {
  if (!crew) {
    return {
      ...{ name: '', members: [], takesNew: true, providers: '', languages: [], kinds: [] },
      ...{ hours: null, distributes: false, cap: '' },
    };
  }
  const { name, members, takesNew, providers, languages, kinds, hours, distributes, cap } = crew;
  return {
    ...{ name, takesNew, hours, distributes, cap: cap === null ? '' : String(cap) },
    members: [...members],
    languages: [...languages],
    kinds: [...kinds],
    providers: providers.join(', '),
  };
}

export function bodyOf({ providers, cap, ...draft }: CrewDraft) {
  const names = providers.split(/[,，、;；]/).map((each) => each.trim());
  return {
    ...draft,
    providers: names.filter((each) => each !== ''),
    cap: cap === '' ? null : Number(cap),
  };
}

export function isReady({ name, hours, cap }: CrewDraft): boolean {
  const isWeek =
    hours === null ||
    (WEEKDAYS.every((day) => spansIn(hours[day])) && WEEKDAYS.some((day) => hours[day] !== ''));
  return name.trim() !== '' && isWeek && (cap === '' || /^[1-9]\d{0,2}$/.test(cap));
}
