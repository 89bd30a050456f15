// One message: who speaks, the words, cards and files, and below them when it was said or what became of it.

import { useMemo } from 'preact/hooks';
import { pageLanguageOfTag } from '../../language';
import type { Attachment } from '../line/activity';
import { ADAPTIVE_CARD } from '../talk/card';
import { type Entry, staffOf, type Verdict, verdictsOf } from '../talk/entry';
import { Card } from './card';
import { Files } from './files';
import { LetterState } from './letter-state';
import { Moment } from './moment';
import { Markdown, Plain } from './text';
import { Thumbs } from './thumbs';

/** What a message can set off. */
export interface MessageActions {
  say(key: string, values?: Record<string, string>): string;
  submit(data: unknown): void;
  judge(entry: Entry, verdict: Verdict): void;
  resend(letterId: string): void;
  drop(letterId: string): void;
}

export interface MessageProps {
  entry: Entry;
  judged: Verdict | undefined;
  actions: MessageActions;
}

export function Message({ entry, judged, actions }: MessageProps) {
  const { from, activity, letter, at } = entry;
  const { say, submit } = actions;
  const verdicts = verdictsOf(activity);
  // Preact passes over the same node: a page that changes its language changes its labels alone.
  const said = useMemo(() => <Said entry={entry} submit={submit} />, [entry, submit]);
  return (
    <li class="message" data-from={from} data-id={activity.id}>
      <Speaker entry={entry} say={say} />
      {said}
      <p class="below">
        {letter ? <LetterState letter={letter} actions={actions} /> : <Moment at={at} />}
        {verdicts.length > 0 && (
          <Thumbs
            verdicts={verdicts}
            chosen={judged}
            say={say}
            judge={(verdict) => actions.judge(entry, verdict)}
          />
        )}
      </p>
    </li>
  );
}

interface SaidProps {
  entry: Entry;
  submit(data: unknown): void;
}

/** What stays as it was said, whatever language the page speaks. */
function Said({ entry: { activity, letter }, submit }: SaidProps) {
  const { text, textFormat, channelData, locale } = activity;
  const shown = staffOf(channelData)?.said || text;
  const { cards, files } = sorted(activity.attachments ?? []);
  const names = letter?.files.map(({ name, type }) => ({ name, contentType: type })) ?? [];
  // Other clients may write anything there.
  const lang = typeof locale === 'string' ? pageLanguageOfTag(locale) : undefined;
  return (
    <>
      {shown && (
        <div class="bubble" lang={lang}>
          {textFormat === 'markdown' ? <Markdown text={shown} /> : <Plain text={shown} />}
        </div>
      )}
      {cards.map((each) => (
        <Card key={each} attachment={each} lang={lang} submit={submit} />
      ))}
      {files.length + names.length > 0 && (
        <div class="bubble">
          <Files files={[...files, ...names]} />
        </div>
      )}
    </>
  );
}

/** The name is seen of staff alone; who listens to the page hears it of everybody. */
function Speaker({ entry, say }: { entry: Entry; say: MessageActions['say'] }) {
  const staff = staffOf(entry.activity.channelData)?.staff;
  if (entry.from !== 'staff' || !staff) {
    return <span class="unseen">{say(entry.from === 'merchant' ? 'youSaid' : 'botSaid')}</span>;
  }
  return (
    <p class="speaker">
      <span class="initial" aria-hidden="true">
        {[...staff][0]}
      </span>
      {say('staffSaid', { name: staff })}
    </p>
  );
}

function sorted(attachments: readonly Attachment[]) {
  const isCard = ({ contentType }: Attachment) => contentType === ADAPTIVE_CARD;
  return {
    cards: attachments.filter(isCard),
    files: attachments.filter((each) => !isCard(each)),
  };
}
