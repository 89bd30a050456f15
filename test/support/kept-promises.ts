// What must be true of a conversation's stored activities, whatever happened to the process that ran its turns.

export interface StoredRow {
  seq: number;
  role: string;
  reply_to: number | null;
  pending: number;
  at: number;
  body: string;
}

/** One run of the bot: the messages it heard, the last of which the replies name, and the replies. */
interface StoredTurn {
  messages: StoredRow[];
  replies: StoredRow[];
}

/** The turns of one conversation, in the order of their last messages. */
export function turnsIn(rows: readonly StoredRow[]): StoredTurn[] {
  const messages = rows.filter(isMessage);
  return messages
    .filter((row) => row.reply_to === null)
    .map((last) => ({
      messages: messages.filter((row) => endOf(row) === last.seq),
      replies: rows.filter((row) => !isMessage(row) && row.reply_to === last.seq),
    }));
}

/**
 * A turn may hear several messages and say several things; what shows that it was stored once is that its replies are
 * neighbours in place and in time, as only one commit makes them, and that none says what another one says.
 * `rows`: all of one conversation, by seq. @returns each broken promise in words, with the rows
 */
export function brokenPromises(rows: readonly StoredRow[]): string[] {
  const turns = turnsIn(rows);
  const inTurns = turns.flatMap(({ messages, replies }) => [...messages, ...replies]);
  return [
    ...rows.filter((row) => row.pending !== 0).map((row) => `not answered: ${shown(row)}`),
    ...rows.filter((row) => !inTurns.includes(row)).map((row) => `in no turn: ${shown(row)}`),
    // A place that was given and holds nothing was a row.
    ...rows
      .filter((row, index) => row.seq !== (rows[index - 1]?.seq ?? 0) + 1)
      .map((row) => `lost before: ${shown(row)}`),
    ...notAfter(rows, ({ at }) => at).map((row) => `earlier than its predecessor: ${shown(row)}`),
    ...outOfOrder(turns),
    ...turns.flatMap((turn) => brokenIn(turn).map((fault) => `${fault}: ${shownTurn(turn)}`)),
  ];
}

function brokenIn({ messages, replies }: StoredTurn): string[] {
  const [first] = replies;
  const last = messages.at(-1);
  if (!first || !last) return ['no reply'];
  const texts = replies.map((row) => bodyOf(row).text);
  return [
    ...(replies.every((row, index) => row.seq === first.seq + index && row.at === first.at + index)
      ? []
      : ['stored by several commits']),
    ...(new Set(texts).size === texts.length ? [] : ['said twice']),
    ...(first.seq > last.seq ? [] : ['answered before it was asked']),
    ...(replies.every((row) => bodyOf(row).replyToId === bodyOf(last).id)
      ? []
      : ['names another message']),
  ];
}

/** Turns hear the messages as they stand, and are answered one after the other. */
function outOfOrder(turns: readonly StoredTurn[]): string[] {
  const heard = turns.flatMap(({ messages }) => messages);
  const said = turns.flatMap(({ replies }) => replies);
  return [
    ...notAfter(heard, ({ seq }) => seq).map((row) => `heard out of order: ${shown(row)}`),
    ...notAfter(said, ({ seq }) => seq).map((row) => `answered out of order: ${shown(row)}`),
  ];
}

function notAfter(rows: readonly StoredRow[], value: (row: StoredRow) => number): StoredRow[] {
  return rows.filter((row, index) => {
    const before = rows[index - 1];
    return before !== undefined && value(row) <= value(before);
  });
}

const isMessage = (row: StoredRow) => row.role === 'merchant';
const endOf = (row: StoredRow) => row.reply_to ?? row.seq;

function bodyOf(row: StoredRow): { id?: string; replyToId?: string; text?: string } {
  return JSON.parse(row.body);
}

function shownTurn({ messages, replies }: StoredTurn): string {
  return [...messages, ...replies].map(shown).join(' | ');
}

function shown(row: StoredRow): string {
  const { seq, role, reply_to: replyTo, at } = row;
  return `${seq} ${role} at ${at} to ${replyTo}: ${bodyOf(row).text?.slice(0, 60)}`;
}
