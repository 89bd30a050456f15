// The bot's registration: its type, its tenant, and its secret, with which a token is really fetched.

import { tokenEndpoint } from '../channels/teams/cloud/clouds';
import { Credentials } from '../channels/teams/cloud/credentials';
import { GUID } from '../channels/teams/package/settings';
import type { Config } from '../config';
import { type Finding, fault, ok, withoutAnswer } from './doctor-finding';

/** Microsoft Entra's numbers (AADSTS…) for what goes wrong here. */
const REFUSALS: Readonly<Record<string, { says: string; fix: string }>> = {
  '7000215': {
    says: 'the secret is wrong',
    fix: 'Put the secret’s value into MicrosoftAppPassword, not its id; where it is lost, make a new one (Entra: App registrations, Certificates & secrets).',
  },
  '7000222': {
    says: 'the secret has expired',
    fix: 'Make a new one (Entra: App registrations, Certificates & secrets) and put its value into MicrosoftAppPassword.',
  },
  '700016': {
    says: 'this tenant does not know the app',
    fix: 'Compare MicrosoftAppId and MicrosoftAppTenantId with the overview of the registration (Application (client) ID, Directory (tenant) ID).',
  },
  '7000229': {
    says: 'the app has no service principal in this tenant',
    fix: 'Make one: az ad sp create --id MicrosoftAppId.',
  },
  '7000112': {
    says: 'the app is disabled in this tenant',
    fix: 'Let an administrator enable it (Entra: Enterprise applications, Properties).',
  },
  '90002': {
    says: 'there is no such tenant in this cloud',
    fix: 'Correct MicrosoftAppTenantId; a tenant of Azure operated by 21Vianet needs CHANNEL_CLOUD=china.',
  },
};

export function checkRegistration(config: Config): Finding[] {
  const { MicrosoftAppId: id = '', MicrosoftAppType: type, MicrosoftAppTenantId: tenant } = config;
  const isMultiple = type === 'MultiTenant';
  return [
    GUID.test(id)
      ? ok('app id', id)
      : fault(
          'app id',
          id === '' ? 'MicrosoftAppId is not set' : `MicrosoftAppId "${id}" is no id`,
          'Register an Azure Bot (.github/TEAMS.md) and put its Microsoft App ID there.',
        ),
    ok(
      'app type',
      isMultiple ? 'MultiTenant: every tenant is served; no new bot can be of this type' : type,
    ),
    ok('tenant', tenant && !isMultiple ? tenant : 'any'),
  ];
}

/** @returns the token for what else it is needed for */
export async function checkSecret(
  config: Config,
  now: () => number,
): Promise<{ finding: Finding; token?: string }> {
  const { origin } = new URL(tokenEndpoint(config));
  try {
    const token = await new Credentials(config, now).token();
    if (token) return { finding: ok('secret', `${origin} gave a token`), token };
    return { finding: fault('secret', 'no token came', 'Set MicrosoftAppId.') };
  } catch (err) {
    return { finding: refusal(err, origin) };
  }
}

function refusal(err: unknown, origin: string): Finding {
  const { error_description: words } = err as { error_description?: unknown };
  if (typeof words !== 'string') {
    const { says, fix } = withoutAnswer(err);
    return fault('secret', `no token from ${origin}: ${says}`, fix);
  }
  const [, code = ''] = /AADSTS(\d+)/.exec(words) ?? [];
  const known = REFUSALS[code];
  if (known) return fault('secret', `${known.says} (AADSTS${code})`, known.fix);
  const [first = ''] = words.split(/[\r\n]|Trace ID/);
  return fault('secret', first.trim(), 'Look the number up in Microsoft’s list of AADSTS errors.');
}
