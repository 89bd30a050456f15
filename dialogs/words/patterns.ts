// Builds regular expressions from word lists.

/** Alternatives, longest first, latin words as whole words. */
export function group(words: readonly string[]): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  return `(?:${longestFirst.map(whole).join('|')})`;
}

function whole(word: string): string {
  const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return /[a-z0-9]$/.test(word) ? `${literal}(?![a-z])` : literal;
}

/** The first pattern that fits. */
export function firstMatch(patterns: readonly RegExp[], text: string): RegExpExecArray | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found) return found;
  }
  return null;
}
