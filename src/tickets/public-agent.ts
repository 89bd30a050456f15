// An HTTP agent that connects to public addresses alone, whatever a name resolves to at that moment.

import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { isPublicAddress } from '../public-address';

const CONNECT_TIMEOUT_MS = 10_000;

export class PrivateTarget extends Error {
  constructor(host: string) {
    super(
      `${host} is not a public address; set ALLOW_PRIVATE_TARGETS=true if tickets are meant to go there`,
    );
  }
}

/** Node asks it for names only: whoever uses the agent checks addresses that stand in the URL itself. */
export function publicAgent(): Agent {
  return new Agent({ connect: { lookup: publicLookup, timeout: CONNECT_TIMEOUT_MS } });
}

export function openAgent(): Agent {
  return new Agent({ connect: { timeout: CONNECT_TIMEOUT_MS } });
}

/** One private address among several is enough: which one is taken is not ours to choose. */
export const publicLookup: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (fault, addresses: LookupAddress[]) => {
    if (fault) return callback(fault, '');
    const hidden = addresses.find(({ address }) => !isPublicAddress(address));
    if (hidden || addresses.length === 0) {
      return callback(new PrivateTarget(`${host} (${hidden?.address ?? 'no address'})`), '');
    }
    const [first] = addresses;
    if (options.all) callback(null, addresses);
    else callback(null, first?.address ?? '', first?.family);
  });
};
