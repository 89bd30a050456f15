// The matchers of part "matching" behind one interface: Thaw, natural's BayesClassifier and NLP.js.

import { createRequire } from 'node:module';
import type { Task } from './matching-data.mts';

const require = createRequire(import.meta.url);

/** What a peer makes of a question. `score` 0..1 orders the questions by how sure the peer is. */
export interface Outcome {
  top: string;
  score: number;
  /** Labels given as the answer, none when the question is refused; absent where the peer never refuses. */
  shown?: string[];
}

type Ask = (text: string) => Outcome | Promise<Outcome>;
type Learn = (task: Task) => Ask | Promise<Ask>;

export const PEERS: Record<string, Learn> = {
  Thaw: learnThaw,
  natural: learnNatural,
  'NLP.js': learnNlp,
};
export type PeerName = keyof typeof PEERS;

function learnThaw({ train, synonyms }: Task): Ask {
  const { createMatcher } = require('../../dist/src/knowledge/matcher.js');
  const matcher = createMatcher(train, synonyms ? { synonyms } : {});
  return (text) => {
    const match = matcher.match(text);
    const choices: { id: string }[] = match.choices ?? match.candidates.slice(0, 1);
    return {
      top: match.candidates[0]?.id ?? '',
      score: match.confidence,
      shown: match.decision === 'none' ? [] : choices.map(({ id }) => id),
    };
  };
}

/** As it comes: its own tokenizer and stemmer. */
function learnNatural({ train }: Task): Ask {
  const BayesClassifier = require('natural/lib/natural/classifiers/bayes_classifier');
  const classifier = new BayesClassifier();
  for (const { text, label } of train) classifier.addDocument(text, label);
  classifier.train();
  return (text) => {
    const found: { label: string; value: number }[] = classifier.getClassifications(text);
    const sum = found.reduce((total, { value }) => total + value, 0);
    const top = found[0];
    return { top: top?.label ?? '', score: sum > 0 ? (top?.value ?? 0) / sum : 0 };
  };
}

/** NluNeural with the language's plug-in; for two languages one network each, as its manager does. */
async function learnNlp({ train, language }: Task): Promise<Ask> {
  const { detectLanguage } = require('../../dist/src/language/language.js');
  const languages = language === 'both' ? (['en', 'zh'] as const) : ([language] as const);
  const languageOf = (text: string) => (detectLanguage(text) === 'zh-Hans' ? 'zh' : 'en');
  const networks = new Map<string, { process(text: string): Promise<NlpResult> }>();
  for (const locale of languages) {
    const own = train.filter(({ text }) => languages.length === 1 || languageOf(text) === locale);
    networks.set(locale, await trainNetwork(locale, own));
  }
  return async (text) => {
    const network = networks.get(languageOf(text)) ?? networks.values().next().value;
    const top = (await network?.process(text))?.classifications[0];
    return { top: top?.intent ?? '', score: top?.score ?? 0 };
  };
}

interface NlpResult {
  classifications: { intent: string; score: number }[];
}

async function trainNetwork(locale: 'en' | 'zh', rows: Task['train']) {
  const { containerBootstrap } = require('@nlpjs/core');
  const { NluNeural } = require('@nlpjs/nlu');
  const container = await containerBootstrap();
  container.use(
    locale === 'zh' ? require('@nlpjs/lang-zh').LangZh : require('@nlpjs/lang-en').LangEn,
  );
  const network = new NluNeural({ container, locale, log: false, useNoneFeature: true });
  await network.train(rows.map(({ text, label }) => ({ utterance: text, intent: label })));
  return network;
}
