// Earlier conversations of this browser: a list, and each of them to read. Loaded when it is asked for.

import { render } from 'preact';
import type { PageLanguage } from '../../language';
import type { Activity } from '../line/activity';
import { ADAPTIVE_CARD } from '../talk/card';
import { entryOf } from '../talk/entry';
import { textOf } from '../texts';
import { Message, type MessageActions } from '../view/message';
import { Moment } from '../view/moment';
import { find } from '../view/send-box';

interface Conversation {
  id: string;
  /** ISO 8601. */
  lastAt: string;
  words: string;
  tickets: readonly string[];
}

interface ActivitySet {
  activities: Activity[];
  watermark: string;
}

type Say = MessageActions['say'];

/** @param session where cookies do not serve */
export async function showEarlier(language: PageLanguage, session?: string): Promise<void> {
  const say: Say = (key, values) => textOf(language, key, values);
  const dialog = find<HTMLDialogElement>('#earlier');
  // What arrives after it was closed is not drawn into it.
  let isClosed = false;
  dialog.addEventListener(
    'close',
    () => {
      isClosed = true;
      render(null, dialog);
    },
    { once: true },
  );
  const draw = (content: preact.ComponentChildren) => {
    if (isClosed) return;
    render(
      <>
        <p class="title" id="earlier-title">
          {say('earlier')}
        </p>
        {content}
        <div class="buttons">
          <button type="button" class="secondary" onClick={() => dialog.close()}>
            {say('close')}
          </button>
        </div>
      </>,
      dialog,
    );
  };
  draw(<p class="explanation">{say('loading')}</p>);
  dialog.showModal();
  const get = reader(session);
  const showList = async () => {
    const { conversations } = await get<{ conversations: Conversation[] }>('');
    const told = conversations.filter(({ words }) => words);
    draw(<List conversations={told} say={say} open={(id) => attempt(() => showOne(id))} />);
  };
  const showOne = async (id: string) => {
    draw(
      <Talk activities={await activitiesOf(id, get)} say={say} back={() => attempt(showList)} />,
    );
    dialog.scrollTop = 0;
  };
  const attempt = (work: () => Promise<void>) =>
    work().catch(() => draw(<p class="explanation">{say('earlierFailed')}</p>));
  await attempt(showList);
}

interface ListProps {
  conversations: readonly Conversation[];
  say: Say;
  open(id: string): void;
}

function List({ conversations, say, open }: ListProps) {
  if (conversations.length === 0) return <p class="explanation">{say('earlierNone')}</p>;
  return (
    <ul class="earlier">
      {conversations.map(({ id, lastAt, words, tickets }) => (
        <li key={id}>
          <button type="button" onClick={() => open(id)}>
            <span class="words">{words}</span>
            <span class="quiet">
              <Moment at={Date.parse(lastAt)} /> {tickets.join(' ')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface TalkProps {
  activities: readonly Activity[];
  say: Say;
  back(): void;
}

/** Read only: buttons of cards and thumbs belong to a conversation that goes on. */
function Talk({ activities, say, back }: TalkProps) {
  const nothing = () => {};
  const actions = { say, submit: nothing, judge: nothing, resend: nothing, drop: nothing };
  const entries = activities.map((each) => entryOf(toRead(each)));
  return (
    <>
      <button type="button" class="secondary" onClick={back}>
        {say('earlierBack')}
      </button>
      <ol class="transcript">
        {entries.map(
          (entry) =>
            entry && <Message key={entry.key} entry={entry} judged={undefined} actions={actions} />,
        )}
      </ol>
    </>
  );
}

function toRead(activity: Activity): Activity {
  const attachments = activity.attachments?.map((each) =>
    each.contentType === ADAPTIVE_CARD
      ? { ...each, content: { ...(each.content as object), actions: [] } }
      : each,
  );
  return { ...activity, entities: [], ...(attachments && { attachments }) };
}

type Get = <T>(path: string) => Promise<T>;

async function activitiesOf(id: string, get: Get): Promise<Activity[]> {
  const all: Activity[] = [];
  for (let watermark = ''; ; ) {
    const set = await get<ActivitySet>(`/${id}/activities?watermark=${watermark}`);
    if (set.activities.length === 0) return all;
    all.push(...set.activities);
    watermark = set.watermark;
  }
}

/** What is read throws when the service cannot be reached or refuses. */
function reader(session: string | undefined): Get {
  const headers = session ? { Authorization: `Bearer ${session}` } : {};
  return async (path) => {
    const response = await fetch(`/chat/conversations${path}`, { headers });
    if (!response.ok) throw new Error(`/chat/conversations${path} answered ${response.status}`);
    return response.json();
  };
}
