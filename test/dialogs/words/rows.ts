// The rows of a table of messages, written one after the other with a bar between.

export function rows(text: TemplateStringsArray): string[] {
  return text
    .join('')
    .split(/\n| \| /)
    .map((row) => row.trim())
    .filter((row) => row !== '');
}
