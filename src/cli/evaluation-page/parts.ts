// The parts that the report is made of: sections, lists and tables that sort.

import type { Say } from './words';

export function section(say: Say, name: string, body: string): string[] {
  return [`<section id="${name}"><h2>${say(name)}</h2>`, body, '</section>'];
}

export function list(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

/** Its headings sort it; the cells are HTML. */
export function table(headings: readonly string[], rows: readonly string[][], say: Say): string {
  if (rows.length === 0) return `<p>${say('none')}</p>`;
  const head = headings.map(
    (name) => `<th scope="col"><button type="button">${say(name)}</button></th>`,
  );
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  return scrolled(
    headings.map((name) => say(name)).join(', '),
    `<table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`,
  );
}

export function scrolled(name: string, content: string): string {
  return `<div class="wide" role="group" tabindex="0" aria-label="${name}">${content}</div>`;
}
