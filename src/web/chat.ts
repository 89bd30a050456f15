// The chat page: Web Chat on our own server, in two languages and both scripts of Chinese, on a line that mends itself.

import { announceReturn } from './announce-return';
import { Banner } from './banner';
import { closeWithEscape, isEmbedded, takeHanded, wearColor } from './chat/embedded';
import { fetchToken } from './chat-token';
import { holdEnterWhileComposing } from './composing';
import { chooseLanguage, type PageLanguage, pageLanguageOfTag, rememberLanguage } from './language';
import { askBeforeNewConversation } from './new-conversation';
import { SteadyLine } from './steady-line';
import { STYLE_OPTIONS } from './style-options';
import { applyTexts, textOf } from './texts';
import { watchTyping } from './typing';
import { loadWebChat, type WebChat } from './webchat-api';

const LOCALES = { 'zh-Hans': 'zh-Hans', 'zh-Hant': 'zh-Hant', en: 'en-US' } as const;

/** A replayed conversation arrives in one go; only its last language counts. */
const REST_MS = 200;

interface BotActivity {
  type?: string;
  from?: { role?: string };
  locale?: string;
}

let language: PageLanguage = chooseLanguage();
const locale = () => LOCALES[language];
const say = (key: string) => textOf(language, key);

async function main(): Promise<void> {
  applyTexts(language);
  if (isEmbedded()) settleInFrame();
  holdEnterWhileComposing();
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
  const store = webChat.createStore(
    {},
    watchTyping(() => line.noteTyping()),
  );
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
  const draw = () =>
    webChat.renderWebChat(
      {
        directLine: line,
        store,
        nonce,
        locale: locale(),
        styleOptions: STYLE_OPTIONS,
        // Web Chat's own words, "Like" and "Dislike", are not what is asked.
        overrideLocalizedStrings: {
          VOTE_LIKE_ALT: say('helpful'),
          VOTE_DISLIKE_ALT: say('notHelpful'),
        },
      },
      place,
    );
  const speak = (chosen: PageLanguage) => {
    language = chosen;
    applyTexts(chosen);
    banner.refresh();
    draw();
  };
  announceReturn(line);
  await line.start();
  draw();
  const forgetHeard = followBot(line, speak);
  onLanguageButtons((chosen, text) => {
    if (chosen === language) return;
    forgetHeard();
    rememberLanguage(chosen);
    speak(chosen);
    // Said aloud, as the merchant could: the bot knows the word in every state.
    store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text } });
  });
}

/**
 * The bot changes its language with the merchant's words; the page goes along, once the talk rests.
 * @returns drops what was heard last, when the merchant has just chosen otherwise.
 */
function followBot(line: SteadyLine, speak: (language: PageLanguage) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  line.activity$.subscribe({
    next: (activity) => {
      const { type, from, locale: tag } = activity as BotActivity;
      const heard = pageLanguageOfTag(tag);
      if (type !== 'message' || from?.role !== 'bot' || !heard) return;
      clearTimeout(timer);
      timer = setTimeout(() => heard !== language && speak(heard), REST_MS);
    },
  });
  return () => clearTimeout(timer);
}

function onLanguageButtons(switchTo: (language: PageLanguage, name: string) => void): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-language]')) {
    const chosen = pageLanguageOfTag(button.dataset.language);
    button.disabled = false;
    if (chosen) button.addEventListener('click', () => switchTo(chosen, button.title));
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

function settleInFrame(): void {
  document.documentElement.classList.add('embedded');
  takeHanded();
  wearColor();
  closeWithEscape();
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
