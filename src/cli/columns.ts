// Aligns text in columns on a terminal, where a Chinese character is two cells wide.

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;

/** Cells that a text takes on a terminal. */
export function cellsOf(text: string): number {
  return [...text].length + (text.match(WIDE)?.length ?? 0);
}

/** Fills up with spaces to a width in cells. */
export function padCells(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - cellsOf(text)));
}

/** Rows as lines; every column but the last is as wide as its widest cell. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cellsOf(cell));
  }
  return rows.map((row) =>
    row
      .map((cell, i) => padCells(cell, widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
