// The part of the table of errors that is about the REST API and what it shares with the desk.

export const API_ERRORS = {
  QUERY_INVALID: {
    status: 400,
    says: 'The query is not valid: {faults}.',
    fix: 'Correct the parameters named above.',
  },
  FILE_UNKNOWN: {
    status: 404,
    says: 'There is no such file.',
    fix: 'Take its address from the ticket.',
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
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    says: 'The Idempotency-Key came before with another request.',
    fix: 'Send each request under a key of its own, and only its repeats under the same one.',
  },
} as const;
