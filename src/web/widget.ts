// The launcher: a button on any page that opens the chat in a frame. Loaded with one script tag, without libraries.

import { widget as en } from '../../locales/page.en.yaml';
import { widget as zhHans } from '../../locales/page.zh-Hans.yaml';
import { widget as zhHant } from '../../locales/page.zh-Hant.yaml';
import { pageLanguageOfTag } from './language';
import { WIDGET_CSS } from './widget-css';

const OPEN_KEY = 'thaw.open';
const WORDING = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en };

interface ThawChat {
  open(): void;
  close(): void;
  toggle(): void;
}

declare global {
  interface Window {
    ThawChat?: ThawChat;
  }
}

// Known only while the script runs for the first time.
const script = document.currentScript as HTMLScriptElement | null;

if (script && !window.ThawChat) {
  window.ThawChat = { open() {}, close() {}, toggle() {} };
  if (document.body) launch(script);
  else addEventListener('DOMContentLoaded', () => launch(script));
}

function launch(source: HTMLScriptElement): void {
  const origin = new URL(source.src).origin;
  const tag = source.dataset.language || document.documentElement.lang || navigator.language;
  const language = pageLanguageOfTag(tag) ?? 'en';
  const say = WORDING[language];
  const { root, button, panel, close } = build(say);
  let frame: HTMLIFrameElement | undefined;

  const setOpen = (isOpen: boolean, takesFocus = true) => {
    if (isOpen && !frame) {
      frame = document.createElement('iframe');
      frame.src = `${origin}/?embedded&lang=${language}`;
      frame.title = say.panel ?? '';
      frame.allow = 'clipboard-write';
      panel.append(frame);
    }
    panel.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
    button.setAttribute('aria-label', (isOpen ? say.close : say.open) ?? '');
    remember(isOpen);
    if (takesFocus) (isOpen ? frame : button)?.focus();
  };
  const toggle = () => setOpen(panel.hidden === true);
  const hide = () => panel.hidden || setOpen(false);

  button.addEventListener('click', toggle);
  close.addEventListener('click', hide);
  addEventListener('keydown', (event) => event.key === 'Escape' && hide());
  addEventListener('message', ({ source: from, origin: sender, data }) => {
    if (sender === origin && from === frame?.contentWindow && data?.thaw === 'close') hide();
  });
  window.ThawChat = { open: () => setOpen(true), close: hide, toggle };
  document.body.append(root);
  if (wasOpen()) setOpen(true, false);
}

/** A shadow tree: the page's styles do not reach in, ours do not leak out, and no CSP of the page is in the way. */
function build(say: Readonly<Record<string, string>>) {
  const root = document.createElement('thaw-chat');
  const shadow = root.attachShadow({ mode: 'open' });
  dress(shadow);

  const panel = make('div', { id: 'panel', role: 'dialog', 'aria-label': say.panel ?? '' });
  panel.hidden = true;
  const close = make('button', { type: 'button', class: 'close', 'aria-label': say.close ?? '' });
  close.append(icon('M6 6l12 12M18 6L6 18'));
  panel.append(close);

  const button = make('button', {
    type: 'button',
    class: 'launcher',
    'aria-controls': 'panel',
    'aria-expanded': 'false',
    'aria-label': say.open ?? '',
  });
  const label = document.createElement('span');
  label.textContent = say.label ?? '';
  button.append(
    icon(
      'M4 12a8 7 0 1 1 4 6l-4 1.500 1.200-3.700A7 7 0 0 1 4 12zM12 8.500v7M9 10.200l6 3.600M15 10.200l-6 3.600',
    ),
    label,
  );
  shadow.append(panel, button);
  return { root, button, panel, close };
}

function dress(shadow: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(WIDGET_CSS);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    // Safari before 16.4.
    shadow.append(Object.assign(document.createElement('style'), { textContent: WIDGET_CSS }));
  }
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Record<string, string>) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
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

function remember(isOpen: boolean): void {
  try {
    sessionStorage.setItem(OPEN_KEY, isOpen ? '1' : '0');
  } catch {
    // Storage is off: the next page starts closed.
  }
}

function wasOpen(): boolean {
  try {
    return sessionStorage.getItem(OPEN_KEY) === '1';
  } catch {
    return false;
  }
}
