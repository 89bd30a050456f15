// Distance between two words by natural's Damerau-Levenshtein: insert, delete, replace, swap neighbours.

import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/levenshtein_distance';

export function editDistance(a: string, b: string): number {
  return DamerauLevenshteinDistance(a, b, { restricted: true });
}
