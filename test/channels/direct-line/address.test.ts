import type { IncomingMessage } from 'node:http';
import { clientAddress } from '../../../src/channels/direct-line/address';
import { readConfig } from '../../../src/config';

const from = (forwarded: string) =>
  ({
    headers: { 'x-forwarded-for': forwarded },
    socket: { remoteAddress: '10.0.0.1' },
  }) as unknown as IncomingMessage;

describe('behind one trusted proxy', () => {
  const config = readConfig({ TRUSTED_PROXIES: '1' });

  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['spoofed, 203.0.113.9', '203.0.113.9'],
    ['203.0.113.9:40000', '203.0.113.9'],
    ['2001:db8::1', '2001:db8::1'],
    ['[2001:db8::1]:40000', '2001:db8::1'],
    ['', '10.0.0.1'],
  ])('"%s" comes from %s', (forwarded, address) => {
    expect(clientAddress(config, from(forwarded))).toBe(address);
  });
});

it('believes nobody without a trusted proxy', () => {
  expect(clientAddress(readConfig({}), from('203.0.113.9'))).toBe('10.0.0.1');
});
