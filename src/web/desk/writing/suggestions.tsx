// What the knowledge base answers to the merchant's last words: put into the text by a click or one key.

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import type { TicketView } from '../../../desk/views';
import type { SuggestionsView } from '../../../desk/writing/suggestions-view';
import { isComposing } from '../../composing';
import { get } from '../api';
import { ticketPath } from '../queries';
import { useWords } from '../words';

type Suggestion = SuggestionsView['suggestions'][number];

/** None while the last word is not the merchant's. */
export function useSuggestions(ticket: TicketView, isOn: boolean): Suggestion[] {
  const { language } = useWords();
  const { number } = ticket.row;
  const last = ticket.transcript.at(-1);
  const isWanted = isOn && last?.from === 'merchant';
  const { data } = useQuery({
    queryKey: ['suggestions', number, language, last?.seq],
    queryFn: () => get<SuggestionsView>(`${ticketPath(number)}/suggestions?language=${language}`),
    enabled: isWanted,
    placeholderData: keepPreviousData,
  });
  return isWanted ? (data?.suggestions ?? []) : [];
}

/** Alt with a digit. @returns the suggestion that the key means */
export function suggestionAt(
  suggestions: readonly Suggestion[],
  { altKey, ctrlKey, metaKey, nativeEvent }: KeyboardEvent,
): Suggestion | undefined {
  if (!altKey || ctrlKey || metaKey || isComposing(nativeEvent)) return undefined;
  // By its place: with Alt the key may give another character.
  const [, digit] = /^(?:Digit|Numpad)([1-9])$/.exec(nativeEvent.code) ?? [];
  return digit === undefined ? undefined : suggestions[Number(digit) - 1];
}

interface SuggestionsProps {
  suggestions: readonly Suggestion[];
  insert: (text: string) => void;
}

export function Suggestions({ suggestions, insert }: SuggestionsProps) {
  const { t } = useWords();
  if (suggestions.length === 0) return null;
  return (
    <section className="suggestions" aria-label={t('suggestions.title')}>
      <h3 className="quiet">{t('suggestions.title')}</h3>
      <ul className="plain-list">
        {suggestions.map(({ id, title, text }, index) => (
          <li key={id}>
            <button type="button" onClick={() => insert(text)}>
              <kbd>{`Alt ${index + 1}`}</kbd> <strong>{title}</strong>{' '}
              <span className="quiet" dir="auto">
                {text}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
