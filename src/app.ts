// Builds every part of the service and connects them; the only file that does.

import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DirectLine } from './channels/direct-line/direct-line';
import { History } from './channels/direct-line/history';
import { Identities } from './channels/direct-line/identity';
import { Sessions } from './channels/direct-line/session';
import { Streams } from './channels/direct-line/stream';
import { Tokens } from './channels/direct-line/tokens';
import { BotFrameworkAdapter } from './channels/teams/cloud/adapter';
import { Conversations } from './channels/teams/conversations';
import { deliverToTeams } from './channels/teams/deliver';
import { fetchFiles } from './channels/teams/files/fetch-files';
import { Typing } from './channels/teams/form/typing';
import { openOwnChat } from './channels/teams/own-chat';
import type { Clock } from './clock';
import type { Config } from './config';
import { staffCardView, ticketDeliverers } from './deliverers';
import { Deliveries } from './desk/deliveries';
import { Desk } from './desk/desk';
import { ThawError } from './errors';
import { DeskStreams } from './http/desk/events-route';
import { teamsTokens } from './http/desk/teams-routes';
import { Metrics } from './http/metrics/metrics';
import { registerRoutes } from './http/routes';
import { createServer } from './http/server';
import { knowledgeVersion } from './knowledge/version';
import { loadTranslator } from './language/translator';
import type { Logger } from './log';
import { openBot } from './open-bot';
import { IdentityProvider } from './staff/identity-provider';
import { inviteFirst, setUpLink } from './staff/manage';
import { findSession } from './staff/session-store';
import { openStore } from './store/open';
import { loadSecret } from './store/secrets';
import type { Store } from './store/store';
import { indexAll } from './tickets/ticket-search-store';
import { createTicketDirectory } from './tickets/ticket-store';
import { Heartbeat } from './turns/heartbeat';
import { NeighbourPoll } from './turns/neighbour-poll';
import { Outbox } from './turns/outbox';
import { Processes } from './turns/processes';
import { hasArrived } from './turns/reach-store';
import { ticketTargets } from './turns/ticket-targets';
import { Turns } from './turns/turns';
import { WakeUps } from './turns/wake-ups';

export interface AppOptions {
  config: Config;
  clock: Clock;
  log: Logger;
  /** Folder that holds locales/ and, after the build, dist/web. */
  root: string;
}

export interface App {
  /** Address that browsers of this machine use. */
  readonly url: string;
  readonly port: number;
  /** Makes the first staff account; only while there is none and no identity provider. */
  readonly setUpLink?: string;
  readonly turns: Turns;
  readonly outbox: Outbox;
  /** Stops taking work, finishes the turns under way and closes everything. */
  stop(): Promise<void>;
}

/** Turns under way get this long at a stop. What is left is run at the next start. */
const GRACE_MS = 10_000;
/** Clients get this long to read their last answer and to close their end. */
const CLOSING_MS = 1000;

/** @throws ThawError for faults in the database, the knowledge or the wording, and for a port in use. */
export async function startApp(options: AppOptions): Promise<App> {
  const store = await openStore(options.config);
  try {
    return await connect(store, options);
  } catch (err) {
    await store.close();
    throw err;
  }
}

async function connect(opened: Store, { config, clock, log, root }: AppOptions): Promise<App> {
  const metrics = new Metrics();
  const store = metrics.ofStore(opened);
  const tickets = createTicketDirectory(store);
  const translator = loadTranslator(join(root, 'locales'));
  const bot = await openBot({ config, clock, log, root }, { tickets, translator });

  const now = () => clock.now();
  const adapter = new BotFrameworkAdapter(config, now);
  const conversations = new Conversations({ store, now });
  const typing = new Typing({ adapter });
  const targets = ticketTargets(config);
  const processes = new Processes(store);
  const { id: me } = processes;
  const outbox = new Outbox({
    store,
    me,
    clock,
    log,
    targets,
    deliverers: metrics.ofDeliverers({
      teams: deliverToTeams({ adapter, store, typing, now }),
      carry: (delivery) => openOwnChat({ store, turns, adapter, conversations, now })(delivery),
      fetch: (delivery) => fetchFiles({ token: () => adapter.connectorToken(), turns })(delivery),
      ...ticketDeliverers({
        ...{ config, clock, store, adapter, translator, knowledge: bot.knowledge },
        publicUrl: () => url(),
        hasRead: async (conversationId, since) =>
          streams.hasLooked(conversationId, since) ||
          (await hasArrived(store.read, { conversationId, since })),
      }),
    }),
  });
  const onDeliveries = () => outbox.wake();
  const watch = metrics.turns;
  const turns = new Turns({ store, bot, clock, log, targets, onDeliveries, me, watch });

  const wakeUps = new WakeUps({ store, clock, log, turns });
  const neighbours = new NeighbourPoll({ turns, outbox, log });
  const heartbeat = new Heartbeat({ store, processes, log, onDeaths: () => neighbours.look() });

  const key = await loadSecret(store, 'direct-line-tokens');
  const tokens = new Tokens(key, clock);
  const identities = new Identities({ secret: config.DIRECT_LINE_SECRET, key, clock });
  const directLine = new DirectLine({ store, turns, tokens });
  const streams = new Streams(directLine, turns.doorbell, now);
  const url = () =>
    config.PUBLIC_URL ?? `http://localhost:${(server.server.address() as AddressInfo).port}`;
  const desk = new Desk({
    store,
    turns,
    translator,
    knowledge: bot.knowledge,
    targets,
    onDeliveries,
    now,
    log,
    publicUrl: url,
    isWatching: (conversationId) => streams.isWatched(conversationId),
  });
  const deskStreams = new DeskStreams({
    desk,
    isSignedIn: async ({ sessionId }) =>
      (await findSession(store.read, sessionId, clock.now())) !== undefined,
  });
  const server = createServer(log);
  const deliveries = new Deliveries({ store, now, onDeliveries });
  let stopping = false;
  metrics.measure({
    ...{ store, now },
    turnsUnderWay: () => turns.underWay,
    chatStreams: () => streams.count,
    deskStreams: () => deskStreams.count,
    knowledgeVersion: () => knowledgeVersion(bot.knowledge()),
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
    teams: {
      ...{ config, adapter, store, turns, conversations, now, typing },
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
      provider: await identityProvider(config, store, now),
      teamsTokens: teamsTokens(config, now),
      desk,
      deliveries,
      streams: deskStreams,
    },
    api: {
      store,
      log,
      now,
      targets,
      onChange(turn) {
        if (turn) turns.enter(turn);
        outbox.wake();
        desk.feed.wake();
      },
    },
    health: {
      ...{ config, metrics },
      probe: () => store.ping(),
      isStopping: () => stopping,
      isTrained: () => bot.isReady,
      now,
    },
    webDir: join(root, 'dist', 'web'),
  });

  await heartbeat.begin();
  const recovered = await turns.recover();
  await listen(server.server, config);
  outbox.wake();
  wakeUps.start();
  neighbours.start();
  await bot.ready();
  bot.start();
  const indexing = indexAll(store, () => stopping).catch((err: unknown) =>
    log.error({ err }, 'the tickets of an earlier release are not searched yet'),
  );
  const { port } = server.address() as AddressInfo;
  const address = `http://${config.HOST}:${port}`;
  const first = config.OIDC_ISSUER
    ? undefined
    : await store.write((db) => inviteFirst(db, clock.now()));
  log.info({ url: url(), address, recovered }, 'service started');
  return {
    url: url(),
    port,
    ...(first && { setUpLink: setUpLink(url(), first) }),
    turns,
    outbox,
    async stop() {
      stopping = true;
      bot.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      streams.closeAll();
      deskStreams.closeAll();
      await Promise.race([
        Promise.all([
          neighbours.stop(),
          wakeUps.stop(),
          turns.stop(),
          outbox.stop(),
          desk.stop(),
          indexing,
        ]),
        clock.sleep(GRACE_MS),
      ]);
      server.server.closeAllConnections();
      // The server counts upgraded sockets too, and waits for a phone that lost its network.
      await Promise.race([closed, clock.sleep(CLOSING_MS)]);
      streams.terminateAll();
      await closed;
      await heartbeat.end();
      await store.close();
      log.info('service stopped');
    },
  };
}

async function identityProvider(config: Config, store: Store, now: () => number) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET } = config;
  if (!issuer || !clientId) return undefined;
  const key = await loadSecret(store, 'desk-sign-in');
  return new IdentityProvider({ issuer, clientId, clientSecret: OIDC_CLIENT_SECRET, key, now });
}

function listen(server: import('node:http').Server, config: Config): Promise<void> {
  const { HOST, PORT } = config;
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const inUse = cause.code === 'EADDRINUSE';
      reject(inUse ? new ThawError('PORT_IN_USE', { port: PORT, host: HOST }, { cause }) : cause);
    });
    server.listen(PORT, HOST, () => resolve());
  });
}
