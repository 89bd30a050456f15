// Every story on the bot alone, each turn of it run twice; no database has to do with it.

import { BotConversation } from './conversation';
import { replay } from './replay';
import { readStories } from './story';

it.each(readStories(__dirname).map(({ file, story }) => [file, story] as const))(
  'replays %s',
  async (file, story) => {
    await replay(story, new BotConversation(file));
  },
);
