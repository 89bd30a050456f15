// The channel delivers again, late and out of order; each message has one effect.

import fc from 'fast-check';
import type { Database, StoreBeside } from '../../../src/store/store';
import { startTestApp, type TestApp } from '../../support/app';
import { until } from '../../support/direct-line-client';
import { ManualClock } from '../../support/manual-clock';
import { openBesideService } from '../../support/store';
import { TeamsCloud } from '../../support/teams-cloud';
import { person, type TeamsActivity } from '../../support/teams-person';
import { temporaryFolder } from '../../support/temporary-folder';

const LINES = [
  ...['I want to talk to a person', 'my review was refused', 'skip', 'shop@merchant.example'],
  ...['How long does the review take?', 'thank you'],
];
const RUNS = 10;
const CONVERSATIONS = 10;
/** Of each conversation, the first of each message among them: 10,000 in all. */
const DELIVERIES = 100;

let cloud: TeamsCloud;
let app: TestApp;
let beside: StoreBeside;
let database: Database;

beforeAll(async () => {
  const DATA_DIR = temporaryFolder();
  const clock = new ManualClock();
  cloud = await TeamsCloud.start(clock);
  app = await startTestApp({ ...cloud.env, DATA_DIR }, clock);
  beside = await openBesideService(DATA_DIR);
  database = beside.read;
});
afterAll(async () => {
  await beside.close();
  await app.stop();
  await cloud.stop();
});

interface Repeat {
  /** Of which line. */
  of: number;
  /** How many messages later. */
  late: number;
  /** Under a new id, as after an answer that took too long. */
  isRenamed: boolean;
}
interface Plan {
  /** In which order the lines arrive for the first time. */
  order: number[];
  repeats: Repeat[];
}

const line = fc.nat(LINES.length - 1);
const planOf: fc.Arbitrary<Plan> = fc.record({
  // Mostly as they were written: two neighbours change places.
  order: line.map((at) => swapped([...LINES.keys()], at)),
  repeats: fc.array(fc.record({ of: line, late: fc.nat(3), isRenamed: fc.boolean() }), {
    minLength: DELIVERIES - LINES.length,
    maxLength: DELIVERIES - LINES.length,
  }),
});

function swapped(order: number[], at: number): number[] {
  const [one, other] = [order[at], order[at + 1]];
  if (one === undefined || other === undefined) return order;
  return order.with(at, other).with(at + 1, one);
}

let ids = 0;
/** The messages of one conversation, in the order of their first arrival. */
function messagesOf({ order }: Plan): TeamsActivity[] {
  const { personal } = person(cloud, { id: `29:${++ids}`, name: 'Wang' });
  const start = cloud.clock.now();
  return order.map((at) => {
    const timestamp = new Date(start + at * 1000).toISOString();
    return personal.message(LINES[at] ?? '', { timestamp, localTimestamp: timestamp });
  });
}

/** What is delivered beside the first arrival of the message at `round`, in one go with it. */
function repeatsAt(plan: Plan, messages: TeamsActivity[], round: number): TeamsActivity[] {
  return plan.repeats
    .filter(({ of, late }) => Math.min(plan.order.indexOf(of) + late, LINES.length - 1) === round)
    .map(({ of, isRenamed }) => {
      const message = messages[plan.order.indexOf(of)] as TeamsActivity;
      return isRenamed ? { ...message, id: `renamed-${++ids}` } : message;
    });
}

async function deliver(activities: TeamsActivity[], authorization: string): Promise<void> {
  const answers = await Promise.all(
    activities.map((activity) => cloud.post(app.url, activity, { authorization })),
  );
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  await until(() => (app.turns.underWay === 0 ? true : undefined));
}

/** What the merchant wrote, what the bot answered and what the channel got, without numbers and codes of tickets. */
async function effects(message: TeamsActivity) {
  const id = `msteams:${message.conversation.id}`;
  const rows = await database
    .selectFrom('activities')
    .select(['role', 'body'])
    .where('conversation_id', '=', id)
    .orderBy('seq')
    .execute();
  const tickets = await database
    .selectFrom('tickets')
    .select('number')
    .where('conversation_id', '=', id)
    .execute();
  const spoken = rows.map(({ role, body }) => `${role}: ${JSON.parse(body).text ?? ''}`);
  return {
    spoken: spoken.map((each) => each.replace(/\d{4,}|(?<=Check code )\w+/g, '#')),
    tickets: tickets.length,
  };
}

it('10,000 repeated, late and reordered deliveries have no second effect', async () => {
  let delivered = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const drawn = fc.sample(planOf, { seed, numRuns: CONVERSATIONS });
      const authorization = `Bearer ${await cloud.token()}`;
      cloud.calls.length = 0;
      const all = drawn.map((plan) => ({ plan, told: messagesOf(plan), twin: messagesOf(plan) }));
      for (const round of LINES.keys()) {
        const sent = all.flatMap(({ plan, told }) => [
          ...repeatsAt(plan, told, round),
          told[round] as TeamsActivity,
        ]);
        delivered += sent.length;
        await deliver(sent, authorization);
        await deliver(
          all.map(({ twin }) => twin[round] as TeamsActivity),
          authorization,
        );
      }
      await app.outbox.runDue();
      for (const { told, twin } of all) {
        const [one, other] = [told[0] as TeamsActivity, twin[0] as TeamsActivity];
        const found = await effects(one);
        expect(found).toEqual(await effects(other));
        const answers = found.spoken.filter((each) => each.startsWith('bot: '));
        expect(cloud.idsIn(one.conversation.id)).toHaveLength(answers.length);
        expect(found.spoken.length - answers.length).toBe(LINES.length);
      }
    }),
    { numRuns: RUNS, seed: 13, endOnFailure: true },
  );
  expect(delivered).toBe(10_000);
}, 180_000);

it('takes the same words, written twice, for two messages', async () => {
  const { personal } = person(cloud, { id: '29:twice', name: 'Wang' });
  const authorization = `Bearer ${await cloud.token()}`;
  await deliver([personal.message('skip')], authorization);
  await deliver([personal.message('skip')], authorization);
  const { spoken } = await effects(personal.message(''));
  expect(spoken.filter((each) => each === 'merchant: skip')).toHaveLength(2);
});
