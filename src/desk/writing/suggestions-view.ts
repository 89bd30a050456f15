// What the desk's pages get to insert from the knowledge base. Types alone, shared with the browser.

import type { RepliesView } from '../views';

/** GET /api/desk/tickets/:number/suggestions; none where the last word is not the merchant's, or nothing fits. */
export interface SuggestionsView {
  suggestions: (RepliesView['replies'][number] & { confidence: number })[];
}
