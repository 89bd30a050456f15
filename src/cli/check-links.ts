// `kb check --links`: opens each address that an entry names, a few at a time and with a time limit.

import { request } from 'undici';
import type { CheckedKnowledge, LoadedEntry } from '../knowledge/check';
import { inOrder, tellInto } from '../knowledge/checks/check-entry';
import type { Finding, Found } from '../knowledge/checks/finding';
import { linksIn } from '../knowledge/checks/links';
import type { CheckWording } from '../knowledge/checks/wording';
import { LANGUAGES } from '../language/language';

const TIME_LIMIT_MS = 10_000;
const AT_ONCE = 4;
/** Nothing else says that there is no such page; a 403 may be meant for programs alone. */
const GONE = new Set([404, 410]);

interface LinkCheck {
  wording: CheckWording;
  onStart(count: number): void;
  timeLimitMs?: number;
}

interface Named {
  one: LoadedEntry;
  path: string[];
}

export async function checkLinks(
  { loaded }: Pick<CheckedKnowledge, 'loaded'>,
  { wording, onStart, timeLimitMs = TIME_LIMIT_MS }: LinkCheck,
): Promise<Finding[]> {
  const links = addressesOf(loaded);
  onStart(links.size);
  const found: Found[] = [];
  const waiting = [...links];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [url, places] = next;
      const trouble = await troubleWith(url, timeLimitMs);
      if (!trouble) continue;
      const { rule, reason } = trouble;
      for (const { one, path } of places)
        tellInto(found, one)(rule, path, { words: url, values: { words: url, reason } });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return inOrder(found.map((each) => wording.finding(each)));
}

function addressesOf(loaded: readonly LoadedEntry[]): Map<string, Named[]> {
  const links = new Map<string, Named[]>();
  for (const one of loaded) {
    for (const language of LANGUAGES) {
      for (const key of ['short', 'answer'] as const) {
        for (const { url, isGood } of linksIn(one.entry[language][key] ?? '')) {
          if (!isGood || !/^https?:/i.test(url)) continue;
          links.set(url, [...(links.get(url) ?? []), { one, path: [language, key] }]);
        }
      }
    }
  }
  return links;
}

type Trouble = { rule: 'link-dead' | 'link-silent'; reason: string };

async function troubleWith(url: string, timeLimitMs: number): Promise<Trouble | undefined> {
  try {
    const signal = AbortSignal.timeout(timeLimitMs);
    const { statusCode, body } = await request(url, { signal });
    await body.dump();
    const reason = `HTTP ${statusCode}`;
    if (GONE.has(statusCode)) return { rule: 'link-dead', reason };
    return statusCode >= 500 ? { rule: 'link-silent', reason } : undefined;
  } catch (cause) {
    const { code, name } = cause as { code?: unknown; name: string };
    // That of a time limit is a number.
    const reason = typeof code === 'string' ? code : name;
    return { rule: code === 'ENOTFOUND' ? 'link-dead' : 'link-silent', reason };
  }
}
