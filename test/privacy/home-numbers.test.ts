// Telephone numbers of other countries are let through, whatever is asked, and cards beside them are not.

import { type ExpectedNumber, redactText } from '../../src/privacy/redact';

const STATES: (ExpectedNumber | null)[] = [null, 'contact', 'terminalId', 'merchantId'];

it.each([
  '0928-113-507',
  '(02) 2345-6789',
  '打俾我 6123 8890',
  'Tel 2345 6789',
  '07700 900123',
  '020 7946 0958',
  '(415) 555-0134',
  '012-345 6789',
  '090-1234-5678',
  'oh nine two eight one one three five oh seven',
  "don't call 138 0013 8000, call 139 7735 1042",
  '139 7735 1042 or 138 0013 8000',
  '0928-113-507, 0937 220 648',
  '0928-113-507、0937-220-648',
  // across the two there is a row of digits with the checksum of a card
  '544-487-0820, 520-445-0283',
  '415-555-0134, 646-555-0199',
])('lets %j through', (said) => {
  for (const state of STATES) expect(redactText(said, state).text).toBe(said);
});

it.each([
  '4111 1111 1111 1111',
  '0928-113-507 4111 1111 1111 1111',
  '4111-1111-1111-1111, 0937 220 648',
  '6222 0212 3456 7894',
  '6222-0212-3456-7894',
])('cuts the card in %j', (said) => {
  for (const state of STATES) expect(redactText(said, state).found).toContain('card');
});
