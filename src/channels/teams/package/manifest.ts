// The app manifest: what Teams is told about the bot and the desk's tab, and its words in further languages.

import type { PackageSettings } from './settings';
import { APP_LANGUAGES, type AppWording, GROUP_COMMANDS, PERSONAL_COMMANDS } from './wording';

/** The newest schema that has anything for this app; what came later is for agents and targeted messages. */
export const SCHEMA_VERSION = '1.25';
const SCHEMAS = `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA_VERSION}`;

const ACCENT_COLOR = '#0a5f6e';
const COMMAND_LISTS = [
  { scopes: ['personal'], commands: PERSONAL_COMMANDS },
  { scopes: ['team', 'groupChat'], commands: GROUP_COMMANDS },
] as const;
/** The chat stands first, or staff's tab would be what a merchant meets. */
const TABS = ['conversations', 'desk', 'about'] as const;

export interface ManifestParts {
  settings: PackageSettings;
  version: string;
  /** In the language for all who have none of their own. */
  wording: AppWording;
}

export function manifestOf({ settings, version, wording }: ManifestParts) {
  const { appId, botId, ssoClientId, host, developer } = settings;
  const [{ tag }, ...others] = APP_LANGUAGES;
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.schema.json`,
    manifestVersion: SCHEMA_VERSION,
    version,
    id: appId,
    localizationInfo: {
      defaultLanguageTag: tag,
      additionalLanguages: others.map((each) => ({
        languageTag: each.tag,
        file: languageFile(each.tag),
      })),
    },
    developer,
    name: wording.name,
    description: wording.description,
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: ACCENT_COLOR,
    staticTabs: TABS.map((entityId) => tabOf(entityId, settings, wording)),
    bots: [botOf(botId, wording)],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [host],
    webApplicationInfo: { id: ssoClientId, resource: `api://${host}/${ssoClientId}` },
    /** Private and shared channels, too: the staff's channel may be one. */
    supportsChannelFeatures: 'tier1',
    defaultInstallScope: 'personal',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot', meetings: 'bot' },
  };
}

export type Manifest = ReturnType<typeof manifestOf>;

export function languageFile(tag: string): string {
  return `${tag}.json`;
}

/** The manifest's words once more, each under the path at which it stands there. */
export function translationOf(wording: AppWording): Record<string, string> {
  const { name, description, tab } = wording;
  const commands = COMMAND_LISTS.flatMap((list, i) =>
    list.commands.flatMap((key, j) => {
      const path = `bots[0].commandLists[${i}].commands[${j}]`;
      const { title, description: means } = wording.commands[key];
      return [
        [`${path}.title`, title],
        [`${path}.description`, means],
      ];
    }),
  );
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.Localization.schema.json`,
    'name.short': name.short,
    'name.full': name.full,
    'description.short': description.short,
    'description.full': description.full,
    [`staticTabs[${TABS.indexOf('desk')}].name`]: tab,
    ...Object.fromEntries(commands),
  };
}

/** Those of Teams' own have neither name nor address. */
function tabOf(
  entityId: (typeof TABS)[number],
  { publicUrl }: PackageSettings,
  { tab }: AppWording,
) {
  const scopes = ['personal'];
  if (entityId !== 'desk') return { entityId, scopes };
  const [contentUrl, websiteUrl] = [`${publicUrl}/desk/teams`, `${publicUrl}/desk`];
  return { entityId, name: tab, contentUrl, websiteUrl, scopes };
}

function botOf(botId: string, wording: AppWording) {
  return {
    botId,
    scopes: ['personal', 'team', 'groupChat'],
    isNotificationOnly: false,
    supportsFiles: true,
    supportsCalling: false,
    supportsVideo: false,
    commandLists: COMMAND_LISTS.map(({ scopes, commands }) => ({
      scopes: [...scopes],
      commands: commands.map((key) => wording.commands[key]),
    })),
  };
}
