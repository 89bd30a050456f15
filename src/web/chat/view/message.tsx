// One message: who speaks, the words, cards and files, and below them when it was said or what became of it.

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
  const { say } = actions;
  const verdicts = verdictsOf(activity);
  const { cards, files } = sorted(activity.attachments ?? []);
  const names = letter?.files.map(({ name, type }) => ({ name, contentType: type })) ?? [];
  return (
    <li class="message" data-from={from}>
      <Speaker entry={entry} say={say} />
      <Words entry={entry} />
      {cards.map((each) => (
        <Card key={each} attachment={each} submit={actions.submit} />
      ))}
      {files.length + names.length > 0 && (
        <div class="bubble">
          <Files files={[...files, ...names]} />
        </div>
      )}
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

function Words({ entry: { activity } }: { entry: Entry }) {
  const { text, textFormat, channelData } = activity;
  const shown = staffOf(channelData)?.said || text;
  if (!shown) return null;
  return (
    <div class="bubble">
      {textFormat === 'markdown' ? <Markdown text={shown} /> : <Plain text={shown} />}
    </div>
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
