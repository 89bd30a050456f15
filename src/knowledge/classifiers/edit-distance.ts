// Distance between two words after Damerau and Levenshtein: insert, delete, replace, swap neighbours.

export function editDistance(a: string, b: string): number {
  // The table's last three rows: a swap looks two rows up.
  let [beforeLast, last]: number[][] = [
    [],
    Array.from({ length: b.length + 1 }, (_, column) => column),
  ];
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      const [here, there] = [a[row - 1], b[column - 1]];
      const isSwapped = here === b[column - 2] && there === a[row - 2];
      next[column] = Math.min(
        at(last, column) + 1,
        at(next, column - 1) + 1,
        at(last, column - 1) + (here === there ? 0 : 1),
        isSwapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [beforeLast, last] = [last, next];
  }
  return at(last, b.length);
}

const at = (row: number[] = [], column: number) => row[column] ?? Number.POSITIVE_INFINITY;
