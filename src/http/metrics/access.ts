// Who may read the metrics: this machine, the networks that METRICS_NETWORKS names, and whoever has METRICS_TOKEN.

import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';
import { bearer } from '../../channels/direct-line/tokens';
import { type Config, isLoopback } from '../../config';

type AccessConfig = Pick<Config, 'METRICS_NETWORKS' | 'METRICS_TOKEN'>;

/** Proxies add one of these. What they hold is of no interest: anybody can write it. */
const PASSED_ON = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
] as const;

/** @returns the status of the refusal; undefined for who may read */
export function refusalOf(config: AccessConfig, request: IncomingMessage): 401 | 403 | undefined {
  if (hasToken(config, request) || isNear(config, request)) return undefined;
  return config.METRICS_TOKEN === undefined ? 403 : 401;
}

/** By the other end of the connection. Behind a proxy that is the proxy, which says nothing of who asks. */
function isNear({ METRICS_NETWORKS }: AccessConfig, request: IncomingMessage): boolean {
  if (PASSED_ON.some((name) => request.headers[name] !== undefined)) return false;
  const { remoteAddress = '' } = request.socket;
  if (!ipaddr.isValid(remoteAddress)) return false;
  const address = ipaddr.process(remoteAddress);
  // A proxy that keeps the name asked for, and a page in a browser of this machine, ask by another name.
  if (address.range() === 'loopback') return isLoopback(nameIn(request.headers.host));
  return METRICS_NETWORKS.some(
    ([network, bits]) => network.kind() === address.kind() && address.match(network, bits),
  );
}

function nameIn(host = ''): string {
  return host.replace(/:\d+$/, '');
}

/** Digests are of one length, and comparing them tells nothing of the token. */
function hasToken({ METRICS_TOKEN: wanted }: AccessConfig, { headers }: IncomingMessage): boolean {
  const given = bearer(headers.authorization);
  if (wanted === undefined || given === undefined) return false;
  return timingSafeEqual(digest(given), digest(wanted));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
