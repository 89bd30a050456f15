// A person in Teams and the chats with the bot, which make activities as Teams sends them.

import { APP_ID, type Member, TENANT_ID, type TeamsCloud } from './teams-cloud';

export const BOT_ID = `28:${APP_ID}`;
const BOT = { id: BOT_ID, name: 'Thaw' };

/** An activity; tests change what they need. */
// biome-ignore lint/suspicious/noExplicitAny: an activity has many forms.
export type TeamsActivity = Record<string, any>;

export interface PersonOptions {
  id: string;
  name: string;
  aadObjectId?: string;
  locale?: string;
}

interface Place {
  conversation: TeamsActivity;
  channelData: TeamsActivity;
}

export interface Chat {
  readonly conversationId: string;
  /** Any activity in this chat. */
  activity(fields: TeamsActivity): TeamsActivity;
  /** Something typed, as it stands. */
  message(text: string, fields?: TeamsActivity): TeamsActivity;
  /** Something typed after the bot's name, as everywhere but in the personal chat. */
  mentioning(text: string, fields?: TeamsActivity): TeamsActivity;
}

export interface Person extends Member {
  /** The chat with the bot alone. */
  readonly personal: Chat;
  group(id: string): Chat;
  /** The chat of a meeting. */
  meeting(id: string): Chat;
  /** A thread of a team's channel; its first message names the thread. */
  channel(id: string, thread: string): Chat;
}

let ids = 1_700_000_000_000;

export function person(cloud: TeamsCloud, options: PersonOptions): Person {
  const { id, name, aadObjectId = `aad-${id}`, locale = 'en-US' } = options;
  const member = { id, name, aadObjectId };
  cloud.members.push(member);
  const from = { ...member };
  const chat = (place: Place) => newChat(cloud, place, { from, locale });
  const tenant = { id: TENANT_ID };
  return {
    ...member,
    personal: chat({
      conversation: { conversationType: 'personal', id: `a:${id}` },
      channelData: { tenant },
    }),
    group: (group) =>
      chat({
        conversation: { conversationType: 'groupChat', isGroup: true, id: group },
        channelData: { tenant },
      }),
    meeting: (meeting) =>
      chat({
        conversation: { conversationType: 'groupChat', isGroup: true, id: meeting },
        channelData: { tenant, meeting: { id: Buffer.from(meeting).toString('base64') } },
      }),
    channel: (channel, thread) =>
      chat({
        conversation: {
          conversationType: 'channel',
          isGroup: true,
          id: `${channel};messageid=${thread}`,
        },
        channelData: {
          tenant,
          teamsChannelId: channel,
          teamsTeamId: channel,
          channel: { id: channel },
          team: { id: channel },
        },
      }),
  };
}

function newChat(
  cloud: TeamsCloud,
  { conversation, channelData }: Place,
  who: { from: Member; locale: string },
): Chat {
  const activity = (fields: TeamsActivity): TeamsActivity => {
    ids++;
    // To the tenth of a microsecond, as Teams tells it: no two messages are of one moment, though the clock stands still.
    const digits = String(ids % 10_000).padStart(4, '0');
    const now = new Date(cloud.clock.now()).toISOString().replace('Z', `${digits}Z`);
    return {
      id: String(ids),
      timestamp: now,
      localTimestamp: now,
      localTimezone: 'Asia/Shanghai',
      channelId: 'msteams',
      serviceUrl: cloud.serviceUrl,
      from: who.from,
      recipient: BOT,
      conversation: { ...conversation, tenantId: TENANT_ID },
      channelData,
      locale: who.locale,
      ...fields,
    };
  };
  const info = {
    ...{ type: 'clientInfo', platform: 'Windows', timezone: 'Asia/Shanghai' },
    ...{ locale: who.locale, country: who.locale.split('-').at(-1) },
  };
  const message: Chat['message'] = (text, fields) =>
    activity({ type: 'message', textFormat: 'plain', text, entities: [info], ...fields });
  return {
    conversationId: conversation.id,
    activity,
    message,
    mentioning(text, fields) {
      const mention = { type: 'mention', text: '<at>Thaw</at>', mentioned: BOT };
      return message(`<at>Thaw</at> ${text}`, { entities: [mention, info], ...fields });
    },
  };
}
