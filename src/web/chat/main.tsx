// The chat page: takes over what the merchant typed before it came, and gives the page's buttons their work.

import { pageLanguageOfTag } from '../language';
import { Chat } from './chat';
import { stayAboveKeyboard } from './view/keyboard';
import { closeMenuByItself } from './view/menu';
import { askBeforeNewConversation } from './view/new-conversation';
import { find } from './view/send-box';

const early = window.thawEarly;
const chat = new Chat(early?.opened);

for (const words of early?.kept ?? []) chat.send(words);
if (early) early.send = (words) => chat.send(words);
chat.start();

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-language]')) {
  const language = pageLanguageOfTag(button.dataset.language);
  if (language) button.addEventListener('click', () => chat.switchTo(language, button.title));
}
askBeforeNewConversation(() => chat.startAnew());
closeMenuByItself();
stayAboveKeyboard();
find('#print').addEventListener('click', () => print());
find('#save').addEventListener('click', async () => {
  const { save } = await import('./save');
  save(chat.entries, chat.language);
});
find('#earlier-open').addEventListener('click', async () => {
  const { showEarlier } = await import('./earlier/earlier');
  await showEarlier(chat.language, chat.session);
});
