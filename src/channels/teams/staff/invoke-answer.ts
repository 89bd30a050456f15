// The answers that a tap on a card may get, as the channel wants them.

export interface InvokeAnswer {
  statusCode: number;
  type: string;
  value: unknown;
}

/** In place of the card, for whoever tapped. */
export function shown(card: object): InvokeAnswer {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
}

/** The card stays as it is. */
export function told(text: string): InvokeAnswer {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}

export function refused(message: string): InvokeAnswer {
  return failure(400, { code: 'BadRequest', message });
}

export function broken(message: string): InvokeAnswer {
  return failure(500, { code: 'InternalServerError', message });
}

function failure(statusCode: number, value: { code: string; message: string }): InvokeAnswer {
  return { statusCode, type: 'application/vnd.microsoft.error', value };
}
