// The chat page: Web Chat on our own server, in two languages, on a line that mends itself.

import { Banner } from './banner';
import { fetchToken } from './chat-token';
import { chooseLanguage, type Language, languageOfTag, rememberLanguage } from './language';
import { askBeforeNewConversation } from './new-conversation';
import { SteadyLine } from './steady-line';
import { STYLE_OPTIONS } from './style-options';
import { applyTexts, textOf } from './texts';
import { loadWebChat, type WebChat } from './webchat-api';

/** Tells the bot that the merchant has chosen a language with the page's switch. */
const LANGUAGE_EVENT = 'thaw/language';
const LOCALES = { 'zh-Hans': 'zh-Hans', en: 'en-US' } as const;

let language: Language = chooseLanguage();
const locale = () => LOCALES[language];
const say = (key: string) => textOf(language, key);

async function main(): Promise<void> {
  applyTexts(language);
  const isEmbedded = new URLSearchParams(location.search).has('embedded');
  document.documentElement.classList.toggle('embedded', isEmbedded);
  if (isEmbedded) closeWithEscape();
  const place = element('#chat');
  const banner = new Banner(element('#banner'), say);
  askBeforeNewConversation(() => startAnew(banner));
  try {
    await openChat(await loadWebChat(), place, banner);
  } catch {
    offerReload(place);
  }
}

async function openChat(webChat: WebChat, place: HTMLElement, banner: Banner): Promise<void> {
  const line = new SteadyLine({
    fetchToken: () => fetchToken({ locale: language }),
    createDirectLine: (options) => webChat.createDirectLine(options),
    locale,
    onState: (state) => (state === 'online' ? banner.online() : banner.lost()),
    onMoved: () => location.reload(),
  });
  const store = webChat.createStore();
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
  const draw = () =>
    webChat.renderWebChat(
      { directLine: line, store, nonce, locale: locale(), styleOptions: STYLE_OPTIONS },
      place,
    );
  const switchTo = (chosen: Language) => {
    if (chosen === language) return;
    language = chosen;
    rememberLanguage(chosen);
    applyTexts(chosen);
    banner.refresh();
    draw();
    store.dispatch({
      type: 'WEB_CHAT/SEND_EVENT',
      payload: { name: LANGUAGE_EVENT, value: chosen },
    });
  };
  await line.start();
  draw();
  onLanguageButtons(switchTo);
}

function onLanguageButtons(switchTo: (language: Language) => void): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-language]')) {
    const chosen = languageOfTag(button.dataset.language);
    button.disabled = false;
    if (chosen) button.addEventListener('click', () => switchTo(chosen));
  }
}

async function startAnew(banner: Banner): Promise<void> {
  try {
    await fetchToken({ locale: language, fresh: true });
    location.reload();
  } catch {
    banner.show('newConversationFailed');
  }
}

/** The launcher on the surrounding page cannot hear keys that are pressed in here. */
function closeWithEscape(): void {
  addEventListener('keydown', (event) => {
    const isOurs =
      event.key === 'Escape' && !event.isComposing && !document.querySelector('dialog[open]');
    if (isOurs) parent.postMessage({ thaw: 'close' }, '*');
  });
}

function offerReload(place: HTMLElement): void {
  const text = document.createElement('p');
  text.dataset.text = 'loadFailed';
  const button = document.createElement('button');
  button.className = 'primary';
  button.dataset.text = 'retry';
  button.addEventListener('click', () => location.reload());
  const box = document.createElement('div');
  box.className = 'notice';
  box.append(text, button);
  place.replaceChildren(box);
  applyTexts(language);
}

function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return found;
}

void main();
