// Tells whether a call comes from the channel: its token, the address it speaks for, and the tenant.

import type { Activity } from 'botbuilder';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { Config } from '../../../config';
import { ThawError } from '../../../errors';
import { ChannelKeys } from './channel-keys';
import { cloudOf } from './clouds';

/** Those of the Bot Framework's metadata. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
/** Clocks of two data centres differ; Microsoft's own figure. */
const TOLERANCE_S = 5 * 60;

export class Callers {
  readonly #config: Config;
  readonly #keys: ChannelKeys;
  readonly #now: () => number;

  /** @param now milliseconds since 1970 */
  constructor(config: Config, now: () => number) {
    this.#config = config;
    this.#keys = new ChannelKeys(cloudOf(config).metadata, now);
    this.#now = now;
  }

  /**
   * Stricter than the SDK, which lets tokens pass that name no service address when the activity names none, and those
   * of any tenant.
   * @returns the claims
   * @throws ThawError CALLER_REFUSED, TENANT_REFUSED, KEYS_UNAVAILABLE
   */
  async check(authorization: string, activity: Activity): Promise<JWTPayload> {
    const [, token] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
    if (!token) throw new ThawError('CALLER_REFUSED', { reason: 'there is none' });
    const { payload, keyId } = await this.#verify(token);
    checkServiceClaim(payload, activity);
    const endorsed = this.#keys.endorsements(keyId);
    if (endorsed && !endorsed.includes(activity.channelId)) {
      throw new ThawError('CALLER_REFUSED', { reason: 'its key is of another channel' });
    }
    checkTenant(this.#config, activity);
    return payload;
  }

  async #verify(token: string): Promise<{ payload: JWTPayload; keyId: string | undefined }> {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, this.#keys.find, {
        algorithms: ALGORITHMS,
        issuer: cloudOf(this.#config).issuer,
        audience: String(this.#config.MicrosoftAppId),
        requiredClaims: ['exp'],
        clockTolerance: TOLERANCE_S,
        currentDate: new Date(this.#now()),
      });
      return { payload, keyId: protectedHeader.kid };
    } catch (cause) {
      if (!(cause instanceof errors.JOSEError)) {
        throw new ThawError('KEYS_UNAVAILABLE', {}, { cause });
      }
      throw new ThawError('CALLER_REFUSED', { reason: cause.message }, { cause });
    }
  }
}

function checkServiceClaim({ serviceurl }: JWTPayload, { serviceUrl }: Activity): void {
  const isSame = typeof serviceurl === 'string' && bare(serviceurl) === bare(serviceUrl ?? '');
  if (!isSame) {
    throw new ThawError('CALLER_REFUSED', { reason: 'it is for another service address' });
  }
}

function bare(url: string): string {
  return url.replace(/\/+$/, '').toLowerCase();
}

/** A bot of one tenant serves that tenant alone; in Teams every activity says whose it is. */
function checkTenant({ MicrosoftAppType, MicrosoftAppTenantId }: Config, activity: Activity): void {
  if (MicrosoftAppType === 'MultiTenant') return;
  const own = MicrosoftAppTenantId?.toLowerCase();
  const data: { tenant?: { id?: unknown } } = activity.channelData ?? {};
  const named = [activity.conversation.tenantId, data.tenant?.id].filter((id) => id != null);
  const isMissing = named.length === 0 && activity.channelId === 'msteams';
  if (isMissing || named.some((id) => String(id).toLowerCase() !== own)) {
    throw new ThawError('TENANT_REFUSED');
  }
}
