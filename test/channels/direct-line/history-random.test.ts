// Whoever opens, begins anew, signs in and out in whatever order: no session ever reads a conversation that is not its own.

import fc from 'fast-check';
import { startTestApp, type TestApp } from '../../support/app';
import { identityOf, type Opened, Visitor } from '../../support/chat-visitor';

const SECRET = 'a-secret-for-tests-of-identities';
const BROWSERS = 3;
const PEOPLE = ['li', 'wang'];

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ DIRECT_LINE_SECRET: SECRET, TRUSTED_PROXIES: '1' });
});
afterAll(() => app.stop());

interface Step {
  browser: number;
  person: string | undefined;
  fresh: boolean;
  start: boolean;
  /** A session that a person left somewhere is given along: which one is told by a number. */
  borrowed: number | undefined;
}

const step: fc.Arbitrary<Step> = fc.record({
  browser: fc.nat(BROWSERS - 1),
  person: fc.option(fc.constantFrom(...PEOPLE), { nil: undefined }),
  fresh: fc.boolean(),
  start: fc.nat(3).map((n) => n > 0),
  borrowed: fc.option(fc.nat(50), { nil: undefined, freq: 2 }),
});

/** A session that was given out, and what it may read. */
interface Held {
  session: string;
  person: string | undefined;
  /** Of a browser: the conversations that it knew then. */
  known: ReadonlySet<string>;
}

interface Browser {
  visitor: Visitor;
  known: Set<string>;
}

/** What should come of the steps, kept apart from how the service finds it. */
class World {
  readonly held: Held[] = [];
  readonly begun = new Set<string>();
  readonly #ofPerson = new Map<string, Set<string>>();
  readonly #browsers: Browser[] = Array.from({ length: BROWSERS }, () => ({
    visitor: new Visitor(app.url),
    known: new Set<string>(),
  }));

  async take({ browser, person, fresh, start, borrowed }: Step, run: number): Promise<void> {
    const { visitor, known } = this.#browsers[browser] as Browser;
    const left = this.held.filter((each) => each.person);
    const lent = borrowed === undefined ? undefined : left[borrowed % left.length];
    const subject = person && `${person} ${run}`;
    const now = app.clock.now();
    const opened = await visitor.open({
      ...{ start, fresh, embedded: true },
      ...(subject && { identity: await identityOf(subject, { secret: SECRET, now }) }),
      ...(lent && { session: lent.session }),
    });
    if (start) this.begun.add(opened.conversationId);
    if (subject) this.#notePerson(subject, opened);
    else this.#noteBrowser(known, opened, visitor.cookie ?? '');
  }

  #notePerson(person: string, { conversationId, session = '' }: Opened): void {
    const own = this.#ofPerson.get(person) ?? new Set();
    this.#ofPerson.set(person, own.add(conversationId));
    this.held.push({ session, person, known: own });
  }

  #noteBrowser(known: Set<string>, { conversationId }: Opened, cookie: string): void {
    known.add(conversationId);
    const session = cookie.slice(cookie.indexOf('=') + 1);
    this.held.push({ session, person: undefined, known: new Set(known) });
  }
}

let runs = 0;
it('reads what is its own and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const world = new World();
      runs += 1;
      for (const each of steps) await world.take(each, runs);
      for (const { session, person, known } of world.held) {
        const reader = new Visitor(app.url);
        for (const id of world.begun) {
          const { status } = await reader.read(id, session);
          // At most 12 steps: nobody has more than what a session holds.
          expect([id, status]).toEqual([id, known.has(id) ? 200 : 404]);
        }
        for (const { id } of await reader.listed(session)) expect(known).toContain(id);
        if (!person) continue;
        reader.cookie = `thaw_chat=${session}`;
        expect((await reader.list()).status).toBe(401);
      }
    }),
    { numRuns: 25, seed: 20261128 },
  );
}, 240_000);

it('is refused when anything in the session was changed', async () => {
  const visitor = new Visitor(app.url);
  const { conversationId, session = '' } = await visitor.open({ embedded: true });
  const foreign = await new Visitor(app.url).open();
  await fc.assert(
    fc.asyncProperty(fc.nat(session.length - 1), fc.constantFrom('A', 'z', '_'), async (at, by) => {
      const forged = `${session.slice(0, at)}${by}${session.slice(at + 1)}`;
      const asked = new Visitor(app.url);
      const own = await asked.read(conversationId, forged);
      // The last letter of a signature holds bits that mean nothing.
      const isSame = forged === session || at === session.length - 1;
      expect(isSame ? [200, 401] : [401]).toContain(own.status);
      expect((await asked.read(foreign.conversationId, forged)).status).not.toBe(200);
    }),
    { numRuns: 100, seed: 20261128 },
  );
});
