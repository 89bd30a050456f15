// Everything that can go wrong on purpose: status, sentence and remedy of each code.

import { CREW_ERRORS } from './error-table-crews';
import { QUEUE_ERRORS } from './error-table-queue';

/** Status, sentence and remedy for each code. `{name}` is filled from the error's details. */
export const ERRORS = {
  ...QUEUE_ERRORS,
  ...CREW_ERRORS,
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
  DATABASE_UNREACHABLE: {
    status: 500,
    says: 'The database {database} cannot be reached: {reason}.',
    fix: 'Start PostgreSQL, or correct DATABASE_URL (postgres://user:password@host:5432/name).',
  },
  DATABASE_UNSUITABLE: {
    status: 500,
    says: 'The database {database} does not serve: {reason}.',
    fix: "Set DATABASE_URL to a database that does, for example one made by CREATE DATABASE thaw ENCODING 'UTF8' TEMPLATE template0.",
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
  QUERY_INVALID: {
    status: 400,
    says: 'The query is not valid: {faults}.',
    fix: 'Correct the parameters named above.',
  },
  FILES_REFUSED: {
    status: 400,
    says: 'These files cannot be sent: {faults}.',
    fix: 'Send JPEG, PNG, WebP, HEIC or PDF files of up to 10 MB, five at most.',
  },
  FILE_UNKNOWN: {
    status: 404,
    says: 'There is no such file.',
    fix: 'Take its address from the ticket.',
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
  IDENTITY_UNCHECKED: {
    status: 401,
    says: 'The field identity cannot be checked: this service has no DIRECT_LINE_SECRET.',
    fix: 'Set DIRECT_LINE_SECRET and let your back end sign with the same value, or leave identity out.',
  },
  IDENTITY_WRONG: {
    status: 401,
    says: 'The field identity is not accepted: {fault}.',
    fix: 'Sign a JWT with DIRECT_LINE_SECRET (HS256): aud "thaw-widget", sub of 1 to 200 characters, exp at most 24 hours ahead.',
  },
  IDENTITY_EXPIRED: {
    status: 401,
    says: 'The field identity has expired.',
    fix: 'Let your back end sign a new one whenever it serves the page.',
  },
  CHAT_SESSION_MISSING: {
    status: 401,
    says: 'The request carries no session of the chat.',
    fix: 'Send the cookie of POST /chat/token, or "Authorization: Bearer SESSION" with the session that it returned.',
  },
  CONVERSATION_FOREIGN: {
    status: 403,
    says: 'The token belongs to another conversation.',
    fix: 'Use the token that was issued for this conversation.',
  },
  CONVERSATION_DELETED: {
    status: 404,
    says: 'This conversation was deleted.',
    fix: 'Begin a new one: ask for a token of a new conversation.',
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
  CALLER_REFUSED: {
    status: 401,
    says: 'The token of the call is not taken: {reason}.',
    fix: 'Only the Bot Framework may call here. Is it the channel that is refused, compare MicrosoftAppId, CHANNEL_CLOUD and this machine’s clock with the bot registration.',
  },
  TENANT_REFUSED: {
    status: 403,
    says: 'The bot serves another tenant.',
    fix: 'Write from the tenant of MicrosoftAppTenantId, or correct that variable.',
  },
  KEYS_UNAVAILABLE: {
    status: 503,
    says: 'The caller could not be authenticated: the keys of the Bot Framework could not be fetched.',
    fix: 'Check that this machine reaches login.botframework.com, or the address of CHANNEL_CLOUD.',
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
  PAPERS_UNAVAILABLE: {
    status: 503,
    says: 'The bucket of the papers does not answer as it should: {reason}.',
    fix: 'Try again in a moment; `kb doctor` says what is wrong with the bucket (PAPERS_BUCKET).',
  },
  PAPERS_MISSING: {
    status: 500,
    says: 'The database names files that are not in the bucket: {files}. All else was written.',
    fix: 'Look for them in a copy of the bucket, or in its earlier versions.',
  },
  TICKET_ERASED: {
    status: 409,
    says: "What was in {number} was deleted at the merchant's request.",
    fix: 'It cannot be changed any more; make a new ticket in a new chat.',
  },
  ERASE_UNCLOSED: {
    status: 409,
    says: 'These tickets are not over yet: {numbers}.',
    fix: 'Resolve or close them first, so that nobody works on what is gone.',
  },
  PERSON_UNKNOWN: {
    status: 404,
    says: 'Nothing is stored of {person}.',
    fix: "Look for another of the person's tickets, numbers or chats.",
  },
  REQUEST_UNKNOWN: {
    status: 404,
    says: 'There is no such request, or it was decided already.',
    fix: 'Open the page again.',
  },
  REQUEST_OWN: {
    status: 403,
    says: 'Whoever asks for it cannot approve it.',
    fix: 'Let another administrator look at it.',
  },
  TICKET_UNKNOWN: {
    status: 404,
    says: 'There is no ticket {number}.',
    fix: 'List the tickets with `npm run -s kb -- tickets`.',
  },
  TICKET_MERGED: {
    status: 409,
    says: 'Ticket {number} was merged into {into} already.',
    fix: 'Go on with {into}.',
  },
  TICKET_MERGE_SAME: {
    status: 409,
    says: 'Both numbers are of one ticket, {into}.',
    fix: 'Choose another ticket in `into`; what was merged before is one ticket already.',
  },
  TICKET_MERGE_OVER: {
    status: 409,
    says: 'Ticket {number} is open, and {into} is over.',
    fix: 'Open {into} again first, or merge it into {number}.',
  },
  TICKET_MERGE_MERCHANTS: {
    status: 409,
    says: 'The tickets {number} and {into} have different merchant IDs.',
    fix: 'If it is one merchant all the same, send it again with `acrossMerchants`: true.',
  },
  TALK_UNKNOWN: {
    status: 404,
    says: 'There is no such talk beside this ticket.',
    fix: 'Take it from `talks` of the ticket; talks are deleted by their age and at a request.',
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
  REPLY_CROSSED: {
    status: 409,
    says: '{name} has just written to the merchant of ticket {number}.',
    fix: 'Read what was written, then send again with its place in the conversation as `seen`, or without `seen`.',
  },
  TEAMS_ID_WRONG: {
    status: 400,
    says: '"{id}" is no object id of Microsoft Entra.',
    fix: 'Take it from the answer to a tap on Claim; it looks like 0f8fad5b-d9cb-469f-a165-70867728950e.',
  },
  TEAMS_TOKEN_WRONG: {
    status: 401,
    says: 'The sign-in of Teams is not taken: {reason}.',
    fix: 'Compare MicrosoftAppTenantId, TEAMS_SSO_CLIENT_ID, PUBLIC_URL and CHANNEL_CLOUD with the registration in Microsoft Entra, and check this machine’s clock.',
  },
  TEAMS_STAFF_UNKNOWN: {
    status: 403,
    says: 'No account here belongs to this person in Teams.',
    fix: 'Ask an administrator for it: `kb staff teams LOGIN OBJECT-ID`, with the object id that the tab shows.',
  },
  TEAMS_SIGN_IN_NONE: {
    status: 404,
    says: 'No sign-in through Teams is set up.',
    fix: 'Set MicrosoftAppTenantId, and MicrosoftAppId or TEAMS_SSO_CLIENT_ID.',
  },
  TEAMS_KEYS_UNAVAILABLE: {
    status: 503,
    says: 'The keys with which Microsoft Entra signs could not be fetched.',
    fix: 'Check that this machine reaches the sign-in address of CHANNEL_CLOUD, then try again.',
  },
  TEAMS_ID_TAKEN: {
    status: 409,
    says: 'This object id belongs to {login} already.',
    fix: 'Check whose it is in the admin centre of Microsoft Entra.',
  },
  DELIVERY_UNKNOWN: {
    status: 404,
    says: 'There is no delivery {id}.',
    fix: 'Take its id from the list of deliveries.',
  },
  DELIVERY_ARRIVED: {
    status: 409,
    says: 'The message {id} has arrived in the merchant’s chat and is not sent twice.',
    fix: 'Write to the merchant in the ticket.',
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
  BACKUP_EXISTS: {
    status: 500,
    says: '{file} is there already.',
    fix: 'Name another file, or say --force to overwrite a backup; the database in service is never overwritten.',
  },
  BACKUP_MISSING: {
    status: 500,
    says: 'There is no file {file}.',
    fix: 'Name a file that `npm run -s kb -- backup FILE` wrote.',
  },
  BACKUP_DAMAGED: {
    status: 500,
    says: '{file} cannot be relied on: {fault}.',
    fix: 'Nothing was changed. Take another backup, and look at the disk.',
  },
  BACKUP_FAILED: {
    status: 500,
    says: '{file} could not be written: {fault}.',
    fix: 'Is there room on that disk, and may this account write there? Nothing was changed.',
  },
  DATABASE_DAMAGED: {
    status: 500,
    says: 'The database {file} is damaged: {fault}.',
    fix: 'Look at the disk, stop the service, and restore the newest backup: `npm run -s kb -- restore FILE`.',
  },
  DATABASE_MISSING: {
    status: 500,
    says: 'There is no database in {folder} yet.',
    fix: 'Start the service once, or set DATA_DIR to the folder that it uses.',
  },
  MOVE_TARGET_FILLED: {
    status: 409,
    says: 'The database {database} is not empty: {rows}. Nothing was moved.',
    fix: 'Set DATABASE_URL to an empty database, or let `npm run -s kb -- move-store --replace` delete what is there.',
  },
  MOVE_TARGET_SERVED: {
    status: 409,
    says: 'The database {database} is in use by {sessions} connections of a service. Nothing was moved.',
    fix: 'Stop the services on that database, then run it again.',
  },
  MOVE_UNFINISHED: {
    status: 409,
    says: 'The database {database} holds an unfinished copy, begun {began}.',
    fix: 'Run `npm run -s kb -- move-store --replace`, which deletes it and copies everything again; or go on without DATABASE_URL, with the data folder as it was.',
  },
  MOVE_TABLES_DIFFER: {
    status: 500,
    says: 'The table {table} has other columns in the two databases: {here} in the data folder, {there} in PostgreSQL.',
    fix: 'Set DATABASE_URL to an empty database that only this release has brought up to date.',
  },
  MOVE_BROKEN_OFF: {
    status: 500,
    says: 'The copy broke off: {reason}.',
    fix: 'Remove the cause, then run it again, with --replace where it asks for it. The data folder is as it was.',
  },
  MOVE_ROW_DAMAGED: {
    status: 500,
    says: 'The table {table} has a row that cannot be moved, {row}: {reason}.',
    fix: 'Mend or delete it in {file} (work on a copy of the folder), then run it again with --replace. The data folder is as it was.',
  },
  MOVE_COPY_DIFFERS: {
    status: 500,
    says: 'The table {table} did not arrive as it was: {here} in the data folder, {there} in PostgreSQL (rows, checksum).',
    fix: 'See that nobody else writes to that database, then run it again with --replace. The data folder is as it was.',
  },
  ENTRY_UNKNOWN: {
    status: 404,
    says: 'There is no entry {entry}.',
    fix: 'Take the id from the list of entries.',
  },
  ENTRY_CHANGED: {
    status: 409,
    says: 'The file of {entry} is no longer what it was.',
    fix: 'Look at what was saved meanwhile, and save again on top of it.',
  },
  ENTRY_FAULTY: {
    status: 422,
    says: 'The entry {entry} cannot be saved like this: {faults}',
    fix: 'Mend what is named, and save again; an entry that lacks nothing but phrasings may be marked as unfinished.',
  },
  ENTRY_NEEDED: {
    status: 422,
    says: 'The entry {entry} cannot be taken out of service: {faults}',
    fix: 'Take it out of what names it, and try again.',
  },
  IMPORT_FILE: {
    status: 422,
    says: 'The file {file} cannot be imported: {reason}.',
    fix: 'Send at most 5 files of 10 MB: .xlsx, .csv, .tsv (QnA Maker), .json (FAQ Plus) or .yml (Rasa). Split larger ones.',
  },
  IMPORT_CHANGED: {
    status: 409,
    says: 'The knowledge has changed since the trial, and so would the import.',
    fix: 'Look at the trial once more, and import then.',
  },
  ENTRIES_UNWRITABLE: {
    status: 503,
    says: 'The folder of the entries cannot be written: {reason}.',
    fix: 'Let the user that runs the service write to the folder of KNOWLEDGE_DIR; mount it writable.',
  },
  SESSION_MISSING: {
    status: 401,
    says: 'Nobody is signed in, or the session has ended.',
    fix: 'Sign in at /desk/sign-in.',
  },
  ROLE_MISSING: {
    status: 403,
    says: 'Your role does not allow this.',
    fix: 'Ask an administrator to do it, or to give you the role.',
  },
  CSRF_WRONG: {
    status: 403,
    says: 'The request does not come from a page of this desk.',
    fix: 'Reload the page. Programs send the header x-thaw-csrf with the token from GET /api/desk/sign-in.',
  },
  DESK_NEEDS_TLS: {
    status: 403,
    says: 'Staff cannot sign in over plain HTTP: passwords and sessions could be read on the way.',
    fix: 'Put TLS in front of the service and set PUBLIC_URL to its https address.',
  },
  SIGN_IN_WRONG: {
    status: 401,
    says: 'Login and password do not belong together, or the account is disabled.',
    fix: 'Check both; an administrator can make a link with which to set the password anew.',
  },
  SIGN_IN_LOCKED: {
    status: 429,
    says: 'Too many wrong passwords.',
    fix: 'Try again in {minutes} minutes, or ask an administrator for a link with which to set the password anew.',
  },
  SIGN_IN_BUSY: {
    status: 503,
    says: 'Too many people are signing in at this moment.',
    fix: 'Try again in a moment.',
  },
  PASSWORD_WRONG: {
    status: 403,
    says: 'The current password is not right.',
    fix: 'Enter the password with which you signed in.',
  },
  PASSWORD_NONE: {
    status: 409,
    says: 'This account has no password: it signs in through the identity provider.',
    fix: 'Change the password there.',
  },
  PASSWORD_WEAK: {
    status: 400,
    says: 'The password is not accepted: {problem}.',
    fix: 'Choose 12 to 200 characters without the login in them; several words make a good password.',
  },
  INVITATION_GONE: {
    status: 410,
    says: 'The link has been used, replaced or has expired.',
    fix: 'Ask an administrator for another one, or run `npm run -s kb -- staff link LOGIN`.',
  },
  LOGIN_TAKEN: {
    status: 409,
    says: 'There is an account with the login {login} already.',
    fix: 'Choose another login, or make a link for the existing account.',
  },
  STAFF_UNKNOWN: {
    status: 404,
    says: 'There is no staff account {login}.',
    fix: 'List the accounts with `npm run -s kb -- staff list`.',
  },
  STAFF_DISABLED: {
    status: 409,
    says: 'The account {login} is disabled.',
    fix: 'Enable it first.',
  },
  LAST_ADMIN: {
    status: 409,
    says: '{login} is the last administrator who can sign in.',
    fix: 'Make somebody else an administrator first.',
  },
  PROVIDER_NONE: {
    status: 404,
    says: 'No identity provider is set up.',
    fix: 'Set OIDC_ISSUER and OIDC_CLIENT_ID, or sign in with a password.',
  },
  PROVIDER_UNAVAILABLE: {
    status: 502,
    says: 'The identity provider does not answer as it should.',
    fix: 'Try again; the log names the cause. Accounts with a password can sign in without it.',
  },
  PROVIDER_REFUSED: {
    status: 403,
    says: 'The identity provider did not let you in.',
    fix: 'Try again, or ask whoever runs the identity provider.',
  },
  SIGN_IN_STALE: {
    status: 400,
    says: 'This sign-in was begun elsewhere, too long ago, or is finished already.',
    fix: 'Begin again at /desk/sign-in.',
  },
  ACCOUNT_DISABLED: {
    status: 403,
    says: 'This account is disabled.',
    fix: 'Ask an administrator to enable it.',
  },
  ACCOUNT_UNKNOWN: {
    status: 403,
    says: 'There is no account for you here, and this identity provider lets everybody in.',
    fix: 'Ask an administrator to add an account whose login is your e-mail address.',
  },
  USAGE: {
    status: 400,
    says: '{problem}',
    fix: 'Run `npm run -s kb -- help` for the commands and their options.',
  },
  TICKET_STALE: {
    status: 412,
    says: 'Ticket {number} was changed at {at}, after the state that If-Match names.',
    fix: 'Fetch the ticket again and decide on its state as it is.',
  },
  API_KEY_MISSING: {
    status: 401,
    says: 'The request carries no API key that is valid.',
    fix: 'Send "Authorization: Bearer thaw_…"; administrators make keys at /desk/keys or with `npm run -s kb -- keys add`.',
  },
  SCOPE_MISSING: {
    status: 403,
    says: 'The API key "{name}" lacks the scope {scope}.',
    fix: 'Use a key that has this scope.',
  },
  NOTE_CHANGED: {
    status: 409,
    says: 'The note was changed by {name} meanwhile.',
    fix: 'Read the ticket again and write the note anew, with the time of its note in `seen`.',
  },
  API_KEY_UNKNOWN: {
    status: 404,
    says: 'There is no API key {id}.',
    fix: 'List the keys with `npm run -s kb -- keys list`.',
  },
  HEADER_INVALID: {
    status: 400,
    says: 'A header is not valid: {faults}.',
    fix: 'Correct the header named above.',
  },
  MISS_DECIDED: {
    status: 409,
    says: '{name} has dealt with one of these questions already.',
    fix: 'Fetch the list again; what was done can be taken back there.',
  },
  MISS_UNKNOWN: {
    status: 404,
    says: 'There is no such decision, or it was taken back already.',
    fix: 'Fetch the list of missed questions again.',
  },
  MISS_FAULTS: {
    status: 422,
    says: 'The knowledge would have a fault: {faults}',
    fix: 'Correct what is named, and send it again; nothing was saved.',
  },
  ENTRY_TAKEN: {
    status: 409,
    says: 'There is an entry {entry} already.',
    fix: 'Give the new one another id.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    says: 'The Idempotency-Key came before with another request.',
    fix: 'Send each request under a key of its own, and only its repeats under the same one.',
  },
} as const;
