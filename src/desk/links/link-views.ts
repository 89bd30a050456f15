// What the desk's pages get of a linked ticket. Types alone, shared with the browser.

import type { EarlierTicket } from '../merchant/merchant-views';

export type LinkedTicket = Omit<EarlierTicket, 'same'>;
