// Types of the few files of natural that are imported by sub-path (the whole package reads .env and loads database drivers).

declare module 'natural/lib/natural/stemmers/porter_stemmer' {
  const stemmer: { stem(word: string): string };
  export = stemmer;
}

declare module 'natural/lib/natural/distance/levenshtein_distance' {
  interface Options {
    restricted?: boolean;
  }
  export function DamerauLevenshteinDistance(
    source: string,
    target: string,
    options?: Options,
  ): number;
}

declare module 'natural/lib/natural/classifiers/bayes_classifier' {
  class BayesClassifier {
    addDocument(tokens: string | string[], label: string): void;
    train(): void;
    getClassifications(tokens: string | string[]): { label: string; value: number }[];
  }
  export = BayesClassifier;
}
