// The product's one error class and the table of everything that can go wrong on purpose.

/** Status, sentence and remedy for each code. `{name}` is filled from the error's details. */
const ERRORS = {
  CONFIG_INVALID: {
    status: 500,
    says: 'The configuration is not usable:\n{faults}',
    fix: 'Correct the variables named above in the environment or in .env; .env.example explains each.',
  },
  DATABASE_TOO_NEW: {
    status: 500,
    says: 'The database {file} was written by a newer release (schema {found}, this release knows {known}).',
    fix: 'Start the newer release, or restore the backup taken before the upgrade.',
  },
  DATABASE_IN_USE: {
    status: 500,
    says: 'Another process already serves the data folder {folder}.',
    fix: 'Stop that process, or set DATA_DIR to another folder.',
  },
  PORT_IN_USE: {
    status: 500,
    says: 'Port {port} on {host} is already in use.',
    fix: 'Stop the other program, or set PORT to a free port.',
  },
  KNOWLEDGE_INVALID: {
    status: 500,
    says: 'The knowledge files have faults:\n{faults}',
    fix: 'Correct the lines named above; `npm run -s kb -- check` lists them again.',
  },
  LOCALES_INVALID: {
    status: 500,
    says: 'The wording files have faults:\n{faults}',
    fix: 'Give every key to both languages in locales/.',
  },
  ACTIVITY_INVALID: {
    status: 400,
    says: 'The activity is not valid: {faults}.',
    fix: 'Send a Bot Framework activity of type message, event, typing, conversationUpdate or invoke.',
  },
  BODY_INVALID: {
    status: 400,
    says: 'The request body is not valid: {faults}.',
    fix: 'Send a JSON object as the protocol describes.',
  },
  TEXT_TOO_LONG: {
    status: 413,
    says: 'The text has {length} characters; at most {limit} are accepted.',
    fix: 'Send the text in several shorter messages.',
  },
  UPLOAD_TOO_LARGE: {
    status: 413,
    says: 'The upload has more than {limit} bytes.',
    fix: 'Send fewer or smaller files in one message.',
  },
  UPLOAD_INVALID: {
    status: 400,
    says: 'The upload is not valid: {fault}.',
    fix: 'Send multipart/form-data with one activity and its files, as Direct Line describes.',
  },
  UPLOADS_BUSY: {
    status: 503,
    says: 'Too many files are being received at this moment.',
    fix: 'Send it again in a moment.',
  },
  TOKEN_MISSING: {
    status: 401,
    says: 'The request carries no usable token.',
    fix: 'Send "Authorization: Bearer TOKEN" with a token from POST /chat/token or /v3/directline/tokens/generate.',
  },
  TOKEN_EXPIRED: {
    status: 403,
    says: 'The token has expired.',
    fix: 'Fetch a new token for the conversation and reconnect.',
  },
  SECRET_WRONG: {
    status: 403,
    says: 'The Direct Line secret is not the one this service was given.',
    fix: 'Send the value of DIRECT_LINE_SECRET as bearer token.',
  },
  CONVERSATION_FOREIGN: {
    status: 403,
    says: 'The token belongs to another conversation.',
    fix: 'Use the token that was issued for this conversation.',
  },
  CONVERSATION_UNKNOWN: {
    status: 404,
    says: 'There is no such conversation.',
    fix: 'Start a conversation with POST /v3/directline/conversations.',
  },
  ORIGIN_REFUSED: {
    status: 403,
    says: 'Pages from {origin} may not use this chat.',
    fix: 'Add the origin to ALLOWED_ORIGINS, or to trustedOrigins when the token is generated.',
  },
  SOCKETS_TOO_MANY: {
    status: 429,
    says: 'The conversation already has {limit} open streams.',
    fix: 'Close a tab that shows the same conversation.',
  },
  CHANNEL_CLOSED: {
    status: 403,
    says: 'Without MicrosoftAppId this route answers on this machine only.',
    fix: 'Set MicrosoftAppId and the credentials of the bot registration, or call it from this machine.',
  },
  KEYS_UNAVAILABLE: {
    status: 503,
    says: 'The caller could not be authenticated: the keys of the Bot Framework could not be fetched.',
    fix: 'Check that this machine reaches login.botframework.com.',
  },
  SERVICE_URL_REFUSED: {
    status: 403,
    says: 'Replies are not sent to {host}.',
    fix: 'Only Bot Framework channels may be answered; without MicrosoftAppId only this machine.',
  },
  STORE_UNAVAILABLE: {
    status: 503,
    says: 'The message could not be stored.',
    fix: 'Send it again in a moment; check the disk and the data folder.',
  },
  TICKET_UNKNOWN: {
    status: 404,
    says: 'There is no ticket {number}.',
    fix: 'List the tickets with `npm run -s kb -- tickets`.',
  },
  TICKET_TRANSITION: {
    status: 409,
    says: 'Ticket {number} is {from} and cannot become {to}; it can become {allowed}.',
    fix: 'Choose one of these states, or leave the state as it is and send a note.',
  },
  TICKET_CHANGE_INVALID: {
    status: 400,
    says: 'Ticket {number} cannot be changed like this: {problem}.',
    fix: 'Correct the change named above; `npm run -s kb -- help` lists what belongs together.',
  },
  TICKET_CLAIMED: {
    status: 409,
    says: 'Ticket {number} is with {name}.',
    fix: 'Choose another ticket, or ask {name} to pass it on.',
  },
  DATABASE_OTHER_RELEASE: {
    status: 500,
    says: 'The database {file} has schema {found}; this release writes schema {known}.',
    fix: 'Start the service of this release once, so that it brings the database up to date.',
  },
  FILE_EXISTS: {
    status: 409,
    says: 'The file {file} exists already; nothing was written.',
    fix: 'Name another folder with --out, or move the file away.',
  },
  USAGE: {
    status: 400,
    says: '{problem}',
    fix: 'Run `npm run -s kb -- help` for the commands and their options.',
  },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** A failure with a code to decide on, a sentence for people and the remedy. */
export class ThawError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly fix: string;

  constructor(
    code: ErrorCode,
    details: Record<string, string | number> = {},
    options?: { cause?: unknown },
  ) {
    const row = ERRORS[code];
    super(fill(row.says, details), options);
    this.name = 'ThawError';
    this.code = code;
    this.status = row.status;
    this.fix = fill(row.fix, details);
  }
}

function fill(template: string, details: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => String(details[key] ?? whole));
}
