// The desk's addresses inside Teams: all of them below the one that Teams may show in a frame.

import type { BaseLocationHook } from 'wouter';
import { useBrowserLocation } from 'wouter/use-browser-location';

const TAB = '/desk/teams';
const DESK = '/desk';

/** /desk/teams/tickets/1 → /desk/tickets/1 */
export function deskPath(path: string): string {
  return path === TAB || path.startsWith(`${TAB}/`) ? DESK + path.slice(TAB.length) : path;
}

/** /desk/tickets/1 → /desk/teams/tickets/1; what is below it already, or only a query, stays. */
export function tabPath(path: string): string {
  const isDesk = /^\/desk(?=[/?#]|$)/.test(path) && deskPath(path) === path;
  return isDesk ? TAB + path.slice(DESK.length) : path;
}

/** For the router: the desk's pages know nothing of Teams. */
export const useTabLocation: BaseLocationHook = () => {
  const [path, navigate] = useBrowserLocation();
  return [deskPath(path), (to, options) => navigate(tabPath(String(to)), options)];
};
