// What happened to a ticket, in words, newest first.

import type { TicketView } from '../../../desk/views';
import { correctedFields, fieldText } from '../../../tickets/field-text';
import type { TicketChange } from '../../../tickets/ticket-change';
import type { TicketKind } from '../../../tickets/ticket-kind';
import { type NameOfTag, useTags } from '../tags/queries';
import { type Say, useWords, type Words } from '../words';
import { fieldLabel } from './field-label';
import { Section } from './section';

export function History({ ticket }: { ticket: TicketView }) {
  const words = useWords();
  const { nameOf } = useTags();
  const { t, format } = words;
  const { history: changes, row } = ticket;
  if (changes.length === 0) return null;
  return (
    <Section title={t('facts.history')}>
      <ol className="timeline">
        {changes.toReversed().map((change, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two changes may come at the same time
          <li key={changes.length - place}>
            <time dateTime={change.at}>{format.dateTime(change.at)}</time>
            <p>{sentence(change, t)}</p>
            {[
              ...tagsOf(change, t, nameOf),
              ...textsOf(change, words),
              ...correctionsOf(change, row.kind, words),
            ].map((text) => (
              <p key={text} dir="auto" className="said quiet">
                {text}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function sentence(change: TicketChange, t: Say): string {
  const { kind, by, who, to, from, assignee, score, papers } = change;
  const name = who ?? t(`by.${by}`);
  const { into = '', double = '', other = t('history.goneTicket') } = change;
  if (kind === 'status' && to) {
    const reason = change.reason
      ? t('history.because', { reason: t(`reason.${change.reason}`) })
      : '';
    return t('history.status', {
      name,
      from: from ? t(`status.${from}`) : '',
      to: t(`status.${to}`),
      reason,
    });
  }
  if (kind === 'put-off' && change.until) return t('history.put-off-until', { name });
  if (kind === 'came-back') return t(`history.back.${change.because ?? 'time'}`, { name });
  if (kind === 'moved')
    return t('history.moved', { name, team: change.team ?? t('crew.everybody') });
  if (kind === 'assigned' && by === 'system') return t('history.given', { name: assignee ?? '' });
  if (kind === 'called' && change.call) {
    const whom = assignee ?? t('history.everybody');
    return t(`history.call.${change.call}`, { name: whom });
  }
  return t(`history.${kind}`, {
    name,
    assignee: assignee ?? '',
    ...{ into, double, other },
    score: score ?? '',
    count: papers?.length ?? 0,
  });
}

function tagsOf({ tags = [], untagged = [] }: TicketChange, t: Say, nameOf: NameOfTag): string[] {
  const named = (ids: readonly string[]) => ids.map(nameOf).join(t('listSeparator'));
  return [
    ...(tags.length > 0 ? [t('history.tags', { text: named(tags) })] : []),
    ...(untagged.length > 0 ? [t('history.untagged', { text: named(untagged) })] : []),
  ];
}

function textsOf(change: TicketChange, { t, format }: Words): string[] {
  const { note, nextStep, missing, text, comment, files, papers, until } = change;
  const names = [...(files ?? []), ...(papers ?? []).map((paper) => paper.name)];
  return [
    note,
    text,
    comment,
    until && t('history.until', { time: format.dateTime(until) }),
    nextStep && t('history.nextStep', { text: nextStep }),
    missing?.length && t('history.missing', { text: missing.join(t('listSeparator')) }),
    names.length > 0 && t('history.files', { text: names.join(t('listSeparator')) }),
  ].filter((each): each is string => typeof each === 'string' && each !== '');
}

/** What stood in each field, and what stands there now. */
function correctionsOf(
  { was = {}, now = {} }: TicketChange,
  kind: TicketKind,
  words: Words,
): string[] {
  const { t } = words;
  return correctedFields({ was, now }).map((name) => {
    const [before = '', after = ''] = [was, now].map(
      (fields) => fieldText(fields, name, (scope) => t(`scope.${scope}`)) ?? t('history.nothing'),
    );
    return t('history.correction', { name: fieldLabel(words, kind, name), before, after });
  });
}
