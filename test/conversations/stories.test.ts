// Every story on the turn engine, on each database.

import { isPostgres, openTestStore } from '../support/store';
import { EngineConversation } from './engine-conversation';
import { replay } from './replay';
import { readStories } from './story';

const stories = readStories(__dirname);

it('finds the stories', () => {
  expect(stories.length).toBeGreaterThanOrEqual(16);
});

it.each(stories.map(({ file, story }) => [file, story] as const))(
  'replays %s on the turn engine',
  async (file, story) => {
    // A database is made anew for each of them where that is quick.
    const store = isPostgres ? await openTestStore() : undefined;
    const conversation = new EngineConversation(file, store);
    await replay(story, conversation).finally(() => conversation.restart());
    await store?.close();
  },
);
