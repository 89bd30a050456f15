// Builds every part of the service and connects them; the only file that does.

import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DirectLine } from './channels/direct-line/direct-line';
import { History } from './channels/direct-line/history';
import { Identities } from './channels/direct-line/identity';
import { Sessions } from './channels/direct-line/session';
import { Streams } from './channels/direct-line/stream';
import { Tokens } from './channels/direct-line/tokens';
import { Looks } from './channels/looks';
import { BotFrameworkAdapter } from './channels/teams/cloud/adapter';
import { Conversations } from './channels/teams/conversations';
import { deliverToTeams } from './channels/teams/deliver';
import { fetchFiles } from './channels/teams/files/fetch-files';
import { Typing } from './channels/teams/form/typing';
import { openOwnChat } from './channels/teams/own-chat';
import type { Clock } from './clock';
import type { Config } from './config';
import { staffCardView, ticketDeliverers, weeklyReaders } from './deliverers';
import { Deliveries } from './desk/deliveries';
import { Desk } from './desk/desk';
import { openWorkshop } from './desk/open-workshop';
import { DeskStreams } from './http/desk/events-route';
import { teamsTokens } from './http/desk/teams-routes';
import { listen } from './http/listen';
import { Metrics } from './http/metrics/metrics';
import { registerRoutes } from './http/routes';
import { createServer } from './http/server';
import { loadTranslator } from './language/translator';
import type { Logger } from './log';
import { openBot } from './open-bot';
import { DiskUse } from './retention/disk-use';
import { Retention } from './retention/retention';
import { inviteFirst, setUpLink } from './staff/manage';
import { openProvider } from './staff/open-provider';
import { findSession } from './staff/session-store';
import { type Opened, openWithHints } from './store/open';
import { loadSecret } from './store/secrets';
import { createTicketDirectory } from './tickets/ticket-store';
import { upgradeTickets } from './tickets/upgrade-tickets';
import { tracedDeliverers } from './traced-parts';
import { openTraces } from './traces/open-traces';
import { ConversationPoll } from './turns/conversation-poll';
import { Heartbeat } from './turns/heartbeat';
import { NeighbourPoll } from './turns/neighbour-poll';
import { Outbox, type OutboxOptions } from './turns/outbox';
import { Processes } from './turns/processes';
import { hasArrived } from './turns/reach-store';
import { Signal } from './turns/signal';
import { ticketTargets } from './turns/ticket-targets';
import { Turns } from './turns/turns';
import { WakeUps } from './turns/wake-ups';

export interface AppOptions {
  config: Config;
  clock: Clock;
  log: Logger;
  /** Folder that holds locales/ and, after the build, dist/web. */
  root: string;
  /** In use instead of the database that the configuration names. */
  opened?: Opened;
}

export interface App {
  /** Address that browsers of this machine use. */
  readonly url: string;
  readonly port: number;
  /** Makes the first staff account; only while there is none and no identity provider. */
  readonly setUpLink?: string;
  readonly turns: Turns;
  readonly outbox: Outbox;
  readonly calls: Desk['calls'];
  /** Stops taking work, finishes the turns under way and closes everything. */
  stop(): Promise<void>;
}

/** Turns under way get this long at a stop. What is left is run by another process, or at the next start. */
const GRACE_MS = 10_000;
/** Clients get this long to read their last answer and to close their end. */
const CLOSING_MS = 1000;

/** @throws ThawError for faults in the database, the knowledge or the wording, and for a port in use. */
export async function startApp(options: AppOptions): Promise<App> {
  const opened = options.opened ?? (await openWithHints(options.config));
  try {
    return await connect(opened, options);
  } catch (err) {
    await opened.hints?.close();
    await opened.store.close();
    throw err;
  }
}

async function connect(
  { store: opened, hints }: Opened,
  { config, clock, log, root }: AppOptions,
): Promise<App> {
  const metrics = new Metrics();
  const store = metrics.ofStore(opened);
  const tickets = createTicketDirectory(store);
  const translator = loadTranslator(join(root, 'locales'));
  const traces = await openTraces(config, log);
  const bot = await openBot({ config, clock, log, root }, { tickets, translator, traces });

  const now = () => clock.now();
  const adapter = new BotFrameworkAdapter(config, now);
  const conversations = new Conversations({ store, now });
  const typing = new Typing({ adapter });
  const targets = ticketTargets(config);
  const processes = new Processes(store);
  const { id: me } = processes;
  const traced = (deliverers: OutboxOptions['deliverers']) =>
    metrics.ofDeliverers(tracedDeliverers(traces, deliverers));
  const outbox = new Outbox({
    ...{ store, me, clock, log, targets },
    deliverers: traced({
      teams: deliverToTeams({ adapter, store, typing, now }),
      carry: (delivery) => openOwnChat({ store, turns, adapter, conversations, now })(delivery),
      fetch: (delivery) => fetchFiles({ token: () => adapter.connectorToken(), turns })(delivery),
      ...ticketDeliverers({
        ...{ config, clock, store, adapter, translator, knowledge: bot.knowledge },
        publicUrl: () => url(),
        hasRead: async ({ conversationId, at: since, seq }) =>
          (seq !== undefined && (await looks.hasSeen(conversationId, seq))) ||
          (await hasArrived(store.read, { conversationId, since })),
      }),
    }),
  });
  const signal = new Signal(hints);
  signal.listen(({ outbox: isDue }) => {
    if (isDue) outbox.wake();
  });
  const { turns: watch } = metrics;
  const turns = new Turns({ store, bot, clock, log, targets, signal, me, watch, traces });
  const wakeUps = new WakeUps({ store, clock, log, turns });
  const neighbours = new NeighbourPoll({ turns, outbox, log });
  const conversationPoll = new ConversationPoll({ store, signal, log });
  const heartbeat = new Heartbeat({ store, processes, log, onDeaths: () => neighbours.look() });
  const retention = new Retention({ store, clock, log, config });
  // The disk of PostgreSQL is not that of this process.
  const place = config.DATABASE_URL ? {} : { folder: config.DATA_DIR };
  const diskUse = new DiskUse({ store, clock, log, ...place });

  const key = await loadSecret(store, 'direct-line-tokens');
  const tokens = new Tokens(key, clock);
  const identities = new Identities({ secret: config.DIRECT_LINE_SECRET, key, clock });
  const looks = new Looks({ store, log, now, onKept: (company) => signal.touched({ company }) });
  const directLine = new DirectLine({ store, turns, tokens, looks });
  const streams = new Streams({ directLine, signal, looks });
  const url = () =>
    config.PUBLIC_URL ?? `http://localhost:${(server.server.address() as AddressInfo).port}`;
  const desk = new Desk({
    ...{ store, turns, translator, targets, signal, now, log },
    ...{ knowledge: bot.knowledge, ask: bot.match, publicUrl: url },
    weeklyReaders: weeklyReaders(config),
    isWatching: (conversationId) => streams.isWatched(conversationId),
  });
  const deskStreams = new DeskStreams({
    desk,
    isSignedIn: async ({ sessionId }) =>
      (await findSession(store.read, sessionId, clock.now())) !== undefined,
  });
  const server = createServer(log);
  const deliveries = new Deliveries({ store, now, signal });
  let stopping = false;
  metrics.measure({
    ...{ store, now },
    turnsUnderWay: () => turns.underWay,
    chatStreams: () => streams.count,
    deskStreams: () => deskStreams.count,
    knowledgeVersion: () => bot.knowledge().version,
    stored: () => diskUse.now,
    isReady: () => bot.isReady && !stopping,
  });
  registerRoutes(server, {
    config,
    log,
    tokens,
    directLine,
    sessions: new Sessions({ tokens, identities, directLine }),
    history: new History({ store, directLine }),
    streams,
    looks,
    teams: {
      ...{ config, adapter, store, turns, conversations, now, typing, looks },
      invokes: { store, translator, knowledge: bot.knowledge },
      taps: {
        ...{ store, log, channel: config.TICKET_TEAMS_CHANNEL },
        view: (language) =>
          staffCardView({ config, translator, publicUrl: url, knowledge: bot.knowledge }, language),
        change: (...order) => desk.actions.change(...order),
      },
    },
    desk: {
      ...{ config, log, store, now, knowledge: bot.knowledge },
      provider: await openProvider(config, store, now),
      teamsTokens: teamsTokens(config, now),
      desk,
      deliveries,
      streams: deskStreams,
      stored: () => diskUse.now,
      ...openWorkshop({ config, store, now, root, log, knowledge: bot.knowledge }),
      onErased({ person, isUnreadable, isBucketClean }) {
        for (const { id } of person.conversations) streams.closeThoseOf(id);
        signal.touched({ tickets: true });
        if (!isUnreadable) log.warn('erased words stay in the log of the database for a while');
        if (!isBucketClean) log.warn('erased papers stay in the bucket until it answers');
      },
    },
    api: {
      store,
      log,
      now,
      targets,
      onChange({ conversations, turns: pending }) {
        for (const turn of pending) turns.enter(turn);
        signal.touched({ conversations, tickets: true, outbox: true });
      },
    },
    health: {
      ...{ config, metrics },
      probe: () => store.ping(),
      isStopping: () => stopping,
      isTrained: () => bot.isReady,
      knowledge: () => bot.knowledge().version,
      now,
    },
    webDir: join(root, 'dist', 'web'),
  });

  await heartbeat.begin();
  const recovered = await turns.recover();
  await listen(server.server, config);
  outbox.wake();
  wakeUps.start();
  desk.start();
  neighbours.start();
  if (store.isShared) conversationPoll.start();
  await bot.ready();
  bot.start();
  retention.start();
  diskUse.start();
  const indexing = upgradeTickets(store, () => stopping).catch((err: unknown) =>
    log.error({ err }, 'the tickets of an earlier release are not found by everything yet'),
  );
  const { port } = server.address() as AddressInfo;
  const address = `http://${config.HOST}:${port}`;
  const first = config.OIDC_ISSUER
    ? undefined
    : await store.write((db) => inviteFirst(db, clock.now()));
  const { version: knowledge } = bot.knowledge();
  log.info({ url: url(), address, recovered, knowledge }, 'service started');
  return {
    url: url(),
    port,
    ...(first && { setUpLink: setUpLink(url(), first) }),
    turns,
    outbox,
    calls: desk.calls,
    async stop() {
      stopping = true;
      bot.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      streams.closeAll();
      deskStreams.closeAll();
      await Promise.race([
        Promise.all([
          neighbours.stop(),
          conversationPoll.stop(),
          retention.stop(),
          diskUse.stop(),
          wakeUps.stop(),
          turns.stop(),
          outbox.stop(),
          desk.stop(),
          indexing,
        ]),
        clock.sleep(GRACE_MS),
      ]);
      // What came in while the turns ended is answered. A connection that was busy then is not closed by itself after it.
      server.on('after', () => setImmediate(() => server.server.closeIdleConnections()));
      server.server.closeIdleConnections();
      const sent = traces.close();
      // The server counts upgraded sockets too, and waits for a phone that lost its network.
      await Promise.race([closed, clock.sleep(CLOSING_MS)]);
      server.server.closeAllConnections();
      streams.terminateAll();
      await closed;
      await looks.keep();
      await heartbeat.end();
      await hints?.close();
      await store.close();
      await sent;
      log.info('service stopped');
    },
  };
}
