// The launcher's elements, in a shadow tree: the page's styles do not reach in, ours do not leak out.

import { shadesOf } from '../color';
import type { Settings } from './settings';
import { WIDGET_CSS } from './widget-css';

export type Wording = Readonly<Record<string, string>>;
export type Elements = ReturnType<typeof build>;

const BRAND = { brand: '#0a5f6e', deep: '#0b4f5c', on: '#ffffff' };
const BUBBLE =
  'M4 12a8 7 0 1 1 4 6l-4 1.5 1.200-3.700A7 7 0 0 1 4 12zM12 8.500v7M9 10.200l6 3.600M15 10.200l-6 3.600';
const CROSS = 'M6 6l12 12M18 6L6 18';

export function build({ color, side, language }: Settings, say: Wording) {
  const root = document.createElement('thaw-chat');
  const shadow = root.attachShadow({ mode: 'open' });
  const { brand, deep, on } = color ? shadesOf(color) : BRAND;
  dress(shadow, `${WIDGET_CSS} aside { --brand: ${brand}; --deep: ${deep}; --on: ${on}; }`);

  const close = make('button', { type: 'button', class: 'close', 'aria-label': say.close });
  close.append(icon(CROSS));
  const panel = make('div', { id: 'panel', role: 'dialog', 'aria-label': say.panel, hidden: '' });
  panel.append(close);

  const greeting = make('div', { id: 'greeting', hidden: '' });
  const invitation = make('button', { type: 'button', class: 'invitation' });
  const dismiss = make('button', { type: 'button', class: 'dismiss', 'aria-label': say.dismiss });
  dismiss.append(icon(CROSS));
  greeting.append(invitation, dismiss);

  const button = make('button', { type: 'button', class: 'launcher', 'aria-controls': 'panel' });
  const label = make('span', {});
  const badge = make('span', { class: 'badge', hidden: '' });
  button.append(icon(BUBBLE), label, badge);

  const news = make('div', { class: 'news', role: 'status' });
  const all = make('aside', { class: side, 'aria-label': say.label, lang: language });
  all.append(panel, greeting, button, news);
  shadow.append(all);
  return { root, all, panel, close, greeting, invitation, dismiss, button, label, badge, news };
}

function dress(shadow: ShadowRoot, css: string): void {
  try {
    // No policy of the page is in its way.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    // Safari before 16.4.
    shadow.append(Object.assign(document.createElement('style'), { textContent: css }));
  }
}

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | undefined>,
) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value ?? '');
  return element;
}

function icon(path: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(svg.namespaceURI, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}
