// `node --import sdk-swap.mts dist/src/main.js`: the built service on another SDK (`SDK`), without a change to its files.

import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const here = (file: string) => pathToFileURL(join(import.meta.dirname, file)).href;

/** By candidate, what takes the place of what is imported. */
const CHANNEL = (candidate: string): [RegExp, string][] => [
  [/\/teams\/cloud\/adapter(\.js)?$|^\.\/cloud\/adapter$/, here(`sdk-${candidate}.mts`)],
  [/^botbuilder$/, here('sdk-names.mts')],
];
const DIALOGS: [RegExp, string][] = [
  [/^botbuilder-core$/, here('sdk-core.mts')],
  [/^botbuilder-dialogs(\/|$)/, here('sdk-dialogs.mts')],
];
const OWN: [RegExp, string][] = [[/^botbuilder-(core|dialogs)(\/|$)/, here('sdk-own.mts')]];
const SWAPS: Record<string, [RegExp, string][]> = {
  botbuilder: [],
  // Parts of it alone.
  dialogs: DIALOGS,
  own: OWN,
  hosting: [...CHANNEL('hosting'), ...DIALOGS],
  teams: [...CHANNEL('teams'), ...OWN],
  bare: [...CHANNEL('bare'), ...OWN],
};

const swaps = SWAPS[process.env.SDK ?? 'botbuilder'] ?? [];

/** Anything of the old SDK that is still asked for was forgotten above. */
const LEFT = swaps.some(([pattern]) => pattern.test('botbuilder'))
  ? /^bot(builder|framework)(-|$)/
  : undefined;

registerHooks({
  resolve(specifier, context, next) {
    const isOurs = context.parentURL?.includes('/dist/');
    const [, url] = (isOurs && swaps.find(([pattern]) => pattern.test(specifier))) || [];
    if (isOurs && !url && LEFT?.test(specifier)) throw new Error(`${specifier} has no stand-in`);
    return url ? { url, shortCircuit: true } : next(specifier, context);
  },
});
