// The links of a text, and whether each could lead anywhere.

import { domainToASCII } from 'node:url';

export interface Link {
  url: string;
  /** Well formed, and of a kind that a merchant can open. */
  isGood: boolean;
}

const MARKDOWN = /\]\(([^)\n]*)(\)?)/g;
/** Bare addresses end where Chinese text or a bracket goes on. */
const BARE = /\b(?:https?:\/{0,2}|www\.)[^\s\p{Script=Han}，。；：！？、（）《》“”"'<>)\]]*/giu;
const TELEPHONE = /^\+?[\d-]{3,20}$/;
const MAIL = /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i;

export function linksIn(text: string): Link[] {
  const links: Link[] = [];
  const rest = text.replace(MARKDOWN, (_whole, url: string, end: string) => {
    links.push({ url, isGood: end !== '' && leadsSomewhere(url) });
    return ' ';
  });
  for (const [found] of rest.matchAll(BARE)) {
    const url = found.replace(/[.,;:!?]+$/, '');
    links.push({ url, isGood: leadsSomewhere(/^www\./i.test(url) ? `https://${url}` : url) });
  }
  return links;
}

function leadsSomewhere(url: string): boolean {
  const [, scheme = '', rest = ''] = /^([a-z]+):(.*)$/i.exec(url) ?? [];
  if (scheme.toLowerCase() === 'tel') return TELEPHONE.test(rest);
  if (scheme.toLowerCase() === 'mailto') return MAIL.test(rest);
  if (!/^https?:\/\//i.test(url) || /\s/.test(url) || !URL.canParse(url)) return false;
  const { hostname, username, password } = new URL(url);
  return !username && !password && /\.[a-z\d-]+$/i.test(domainToASCII(hostname));
}
