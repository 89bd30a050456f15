import { ticketNamed } from '../../../dialogs/words/ticket-number';
import { redactText } from '../../../src/privacy/redact';
import { processorTime } from '../../support/processor-time';

it.each([
  'FZ-20261122-0007',
  'fz 20261122 7',
  'ＦＺ－２０２６１１２２－０００７',
  'FZ202611220007',
  'FZ—20261122—0007',
  'fz:20261122_0007',
  'F Z 2026-11-22-7',
  '我的工单FZ-20261122-0007到哪了',
  'where is fz-20261122-07?',
  'FZ-20261122-0007，商户号898310148160568',
])('reads the number in %s', (said) => {
  expect(ticketNamed(said)?.number).toBe('FZ-20261122-0007');
});

it('keeps numbers of a busy day', () => {
  expect(ticketNamed('FZ-20261122-12345')?.number).toBe('FZ-20261122-12345');
});

it.each([
  '20261122-0007',
  'FZ-2026',
  '898310148160568',
  'buzz-20261122-0007',
  'FZ-20261122-123456789',
])('reads none in %s', (said) => {
  expect(ticketNamed(said)).toBeUndefined();
});

it('reads it without FZ where one is asked for', () => {
  expect(ticketNamed('20261122-7', true)?.number).toBe('FZ-20261122-0007');
  expect(ticketNamed('20261122 898310148160568', true)).toBeUndefined();
});

it('leaves the rest of the message', () => {
  expect(ticketNamed('fz 20261122 7 8983 1014 8160 568')?.rest.trim()).toBe('8983 1014 8160 568');
});

it('stays quick on hostile text', () => {
  const texts = ['FZ-20261122-', 'F Z', 'FZ2026', '20261122-', '-'.repeat(5)].map((part) =>
    part.repeat(2000).slice(0, 2000),
  );
  const start = processorTime();
  for (const text of texts) ticketNamed(text, true);
  expect(processorTime() - start).toBeLessThan(50);
});

describe('the merchant ID beside a ticket number', () => {
  it.each(['FZ-20261122-0007 378282246310005', 'fz 20261122 7，商户号378282246310005'])(
    'is let through: %s',
    (text) => {
      expect(redactText(text).text).toBe(text);
    },
  );

  it('is no licence for a card number', () => {
    expect(redactText('FZ-20261122-0007 6222021234567890128').text).toBe(
      'FZ-20261122-0007 [••••0128]',
    );
  });
});
