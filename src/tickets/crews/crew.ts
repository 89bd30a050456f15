// A team of the staff: who belongs to it, which new tickets come to it, when it works, how its tickets are distributed. Pure.

import { foldText } from '../../language/fold';
import type { Language } from '../../language/language';
import type { Ticket } from '../ticket';
import type { TicketKind } from '../ticket-kind';
import type { Span } from '../working-hours';

/** A ticket fits when it fits each list that is not empty. */
export interface CrewRules {
  /** As tickets name it, or a part of that. */
  providers: readonly string[];
  languages: readonly Language[];
  kinds: readonly TicketKind[];
}

export interface CrewSettings {
  /** False: tickets only come to it by hand. */
  takesNew: boolean;
  rules: CrewRules;
  /** Seven lists, Sunday first; null: the hours of everybody. */
  week: readonly (readonly Span[])[] | null;
  /** New tickets are given to its members by turns. */
  distributes: boolean;
  /** Whoever has so many open tickets is given no more; null: no limit. */
  cap: number | null;
}

export interface Crew extends CrewSettings {
  id: string;
  name: string;
  version: number;
  /** Ids of staff, some of whom may have left. */
  members: readonly string[];
  /** Takes no more tickets; what it has is everybody's. */
  isRetired: boolean;
}

type Fitting = Pick<Ticket, 'kind' | 'language' | 'fields'>;

/** The first that fits; undefined: the ticket is everybody's. */
export function crewFor(crews: readonly Crew[], ticket: Fitting): Crew | undefined {
  return crews.find((crew) => crew.takesNew && !crew.isRetired && fits(crew.rules, ticket));
}

function fits({ providers, languages, kinds }: CrewRules, ticket: Fitting): boolean {
  const provider = foldText(ticket.fields.provider ?? '');
  return (
    (providers.length === 0 || providers.some((each) => provider.includes(foldText(each)))) &&
    (languages.length === 0 || languages.includes(ticket.language)) &&
    (kinds.length === 0 || kinds.includes(ticket.kind))
  );
}
