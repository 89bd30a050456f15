// The codes that a screen showed, as a line for staff: "58 · not permitted to terminal". Shared with the browser.

import type { Language } from '../language/language';
import type { Ticket } from './ticket';

/** @returns undefined where there is none */
export function screenCodesText(
  codes: Ticket['screenCodes'],
  language: Language,
): string | undefined {
  return codes
    ?.map(({ code, meaning, whom }) => `${code} · ${meaning[language]} · ${whom[language]}`)
    .join('\n');
}
