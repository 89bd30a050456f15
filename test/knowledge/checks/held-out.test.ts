// What costs more than a moment: phrasings held back, links opened.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkLinks } from '../../../src/cli/check-links';
import { checkKnowledge } from '../../../src/knowledge/check';
import { heldOutFindings } from '../../../src/knowledge/checks/held-out';
import { checkWordsIn } from '../../../src/knowledge/checks/wording';
import { FREEZE, knowledgeFolder } from '../folder';

const wording = checkWordsIn('en');
const FILE = 'entries/cause.freeze.yaml';

it('names a phrasing that is answered with another entry when it is not learned', async () => {
  const astray = 'anything about a review in review';
  const text = FREEZE.replace('the freeze number one', astray);
  const parts: number[] = [];
  const found = heldOutFindings(await checkKnowledge(knowledgeFolder({ [FILE]: text })), (part) =>
    parts.push(part),
  );
  expect(parts).toEqual([1, 2, 3, 4, 5]);
  const [finding] = found
    .filter(({ values }) => values.text === astray)
    .map((each) => wording.finding(each));
  expect(finding).toMatchObject({ rule: 'held-out', severity: 'warning', line: 28, column: 7 });
  expect(finding?.says).toMatch(
    /^“anything about a review in review” is answered with step\.review when it is not learned \(cause\.freeze 0\.\d\d, step\.review 0\.\d\d\)\.$/,
  );
  expect(finding?.fix).toBe(
    'Add phrasings like it here, or move it to step.review if it belongs there.',
  );
});

it('opens every address once: gone is a fault, silent a warning, good is nothing', async () => {
  let asked = 0;
  const server = createServer((req, res) => {
    asked++;
    if (req.url === '/silent') return;
    res.statusCode = req.url === '/gone' ? 404 : 200;
    res.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { loaded } = await checkKnowledge(
    knowledgeFolder({
      [FILE]: FREEZE.replace('About the freeze.', `See ${at}/gone, ${at}/silent and ${at}/good.`),
    }),
  );
  try {
    const findings = await checkLinks({ loaded }, { wording, onStart() {}, timeLimitMs: 300 });
    expect(findings.map(({ says, severity }) => `${severity} ${says}`.replaceAll(at, ''))).toEqual([
      'fault The link “/gone” is dead: HTTP 404.',
      'warning The link “/silent” could not be checked: TimeoutError.',
    ]);
    expect(asked).toBe(3);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
