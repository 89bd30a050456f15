// How much was found of a person, in a sentence, with ways to the tickets.

import { Link } from 'wouter';
import type { PersonView } from '../../../desk/data-views';
import { useWords } from '../words';

export function Found({ counts }: { counts: PersonView }) {
  const { t, format } = useWords();
  const { conversations, messages, papers, questions, tickets } = counts;
  const count = (value: number) => format.number(value);
  return (
    <>
      {t('person.found', {
        conversations: count(conversations),
        messages: count(messages),
        papers: count(papers),
        questions: count(questions),
        tickets: count(tickets.length),
      })}{' '}
      {tickets.map((number) => (
        <span key={number}>
          <Link href={`/desk/tickets/${number}`}>{number}</Link>{' '}
        </span>
      ))}
    </>
  );
}
