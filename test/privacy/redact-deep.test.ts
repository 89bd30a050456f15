// Tests of redaction inside JSON values.

import fc from 'fast-check';
import type { RedactedKind } from '../../src/privacy/redact';
import { redactDeep } from '../../src/privacy/redact-deep';

const CARD = '4111111111111111';

describe('redactDeep', () => {
  it('cuts in strings, keys and numbers at any place', () => {
    const value = {
      card: CARD,
      list: [{ [CARD]: 1 }, 4111111111111111, 'ok'],
      n: 59,
      b: true,
      z: null,
    };
    expect(redactDeep(value)).toEqual({
      card: '[••••1111]',
      list: [{ '[••••1111]': 1 }, '[••••1111]', 'ok'],
      n: 59,
      b: true,
      z: null,
    });
  });

  it('reports the kinds it cut', () => {
    const found = new Set<RedactedKind>();
    redactDeep({ a: CARD, b: ['11010519491231002X'], c: 'pin 1234' }, null, found);
    expect([...found]).toEqual(['card', 'identity', 'secret']);
  });

  it('lets the asked-for merchant ID through', () => {
    const value = { merchantId: '378282246310005' };
    expect(redactDeep(value, 'merchantId')).toEqual(value);
    expect(redactDeep(value)).toEqual({ merchantId: '[••••0005]' });
  });

  it('returns other values as they are', () => {
    const value = fc.jsonValue({ maxDepth: 5 }).filter((v) => !/\d{3}/.test(JSON.stringify(v)));
    fc.assert(
      fc.property(value, (json) => {
        expect(redactDeep(json)).toEqual(json);
      }),
      { numRuns: 300 },
    );
  });

  it('replaces what lies deeper than 12 levels', () => {
    let value: unknown = CARD;
    for (let level = 0; level < 20_000; level++) value = { next: value };
    const text = JSON.stringify(redactDeep(value));
    expect(text).toBe(`${'{"next":'.repeat(13)}null${'}'.repeat(13)}`);
  });

  it('replaces what follows after 2,000 nodes', () => {
    const list = redactDeep(Array.from({ length: 5_000 }, () => 'a')) as unknown[];
    expect(list).toHaveLength(5_000);
    expect(list.filter((item) => item === 'a')).toHaveLength(1_999);
    expect(list.at(-1)).toBeNull();
  });

  it('keeps a key named __proto__ a key', () => {
    const value = redactDeep(JSON.parse('{"__proto__":{"admin":true}}')) as object;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect('admin' in value).toBe(false);
  });

  it('survives a value that contains itself', () => {
    const loop: Record<string, unknown> = { card: CARD };
    loop.self = loop;
    expect(JSON.stringify(redactDeep(loop))).not.toContain(CARD);
  });
});
