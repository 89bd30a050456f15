// The cloud's side: its keys, the clock by which tokens count, and the service that takes what the bot says.

import { z } from 'zod';
import { cloudOf } from '../channels/teams/cloud/clouds';
import { checkServiceUrl } from '../channels/teams/cloud/service-url';
import type { Config } from '../config';
import { ThawError } from '../errors';
import { ask, type Finding, fault, ok, skipped, withoutAnswer } from './doctor-finding';

/** Tokens are taken that many milliseconds before and after their time, here and at Microsoft. */
const TOLERANCE_MS = 5 * 60 * 1000;
const KEYS_FIX =
  'Let this machine reach it (https, outgoing), and compare CHANNEL_CLOUD with the cloud that the bot is registered in; CHANNEL_METADATA_URL is best left empty.';

const metadataSchema = z.object({ issuer: z.string(), jwks_uri: z.url() });
const keysSchema = z.object({ keys: z.array(z.looseObject({})).min(1) });

/** Keys and clock, told by the same answer. */
export async function checkKeys(config: Config, now: () => number): Promise<Finding[]> {
  const { metadata, issuer } = cloudOf(config);
  try {
    const response = await ask(metadata);
    const clock = checkClock(response.headers.get('date'), now());
    if (!response.ok) return [badKeys(`${metadata} answers ${response.status}`), clock];
    const found = metadataSchema.safeParse(await response.json());
    if (!found.success) return [badKeys(`${metadata} holds no OpenID metadata`), clock];
    if (found.data.issuer !== issuer) {
      return [badKeys(`${metadata} is that of ${found.data.issuer}, not of ${issuer}`), clock];
    }
    const answer = await ask(found.data.jwks_uri);
    const keys = keysSchema.safeParse(await answer.json().catch(() => undefined));
    if (!keys.success) return [badKeys(`${found.data.jwks_uri} holds no keys`), clock];
    return [ok('keys', `${metadata} names ${keys.data.keys.length} keys`), clock];
  } catch (err) {
    const { says } = withoutAnswer(err);
    return [badKeys(`${metadata}: ${says}`), skipped('clock', 'nobody told the time')];
  }
}

function badKeys(says: string): Finding {
  return fault('keys', says, KEYS_FIX);
}

export function checkClock(date: string | null, now: number): Finding {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return skipped('clock', 'nobody told the time');
  const offS = Math.round((now - theirs) / 1000);
  const says = `this machine’s clock is ${Math.abs(offS)} s ${offS < 0 ? 'behind' : 'ahead'}`;
  if (Math.abs(offS) * 1000 < TOLERANCE_MS) return ok('clock', says);
  return fault(
    'clock',
    says,
    'Set it by NTP (timedatectl set-ntp true): tokens are refused by a wrong clock.',
  );
}

/** @param token undefined where none was to be had */
export async function checkService(config: Config, token: string | undefined): Promise<Finding> {
  const { TICKET_TEAMS_SERVICE_URL: service, TICKET_TEAMS_CHANNEL: channel } = config;
  try {
    checkServiceUrl(service, config);
    if (!token) return skipped('service', `${service} was not asked: there is no token`);
    // The bot may read who is in the staff's channel only as a member of its team.
    const place = channel ? `/${encodeURIComponent(channel)}/pagedmembers?pageSize=50` : '';
    const response = await ask(`${service}/v3/conversations${place}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return verdict(`${service} answers ${response.status}`, response.status, channel);
  } catch (err) {
    if (err instanceof ThawError) {
      return fault(
        'service',
        `TICKET_TEAMS_SERVICE_URL: ${err.message}`,
        'Use the address of the channel’s region in this cloud; by default leave the variable empty.',
      );
    }
    const { says, fix } = withoutAnswer(err);
    return fault('service', `${service}: ${says}`, fix);
  }
}

function verdict(says: string, status: number, channel: string | undefined): Finding {
  if (status === 401) {
    return fault(
      'service',
      `${says}: the token is not taken`,
      'Is MicrosoftAppId that of the Azure Bot, is the bot’s Teams channel switched on, and is the service address of the same cloud?',
    );
  }
  if (channel && (status === 403 || status === 404)) {
    return fault(
      'service',
      `${says}: the bot is not in the team of TICKET_TEAMS_CHANNEL`,
      'Add the app to that team (for a private or shared channel to the channel, too), and compare the channel’s id.',
    );
  }
  if (status >= 500) return fault('service', says, 'Try again later: the fault is on that side.');
  return ok(
    'service',
    channel ? `${says}, the bot is in the staff’s channel` : `${says}: it is reached`,
  );
}
