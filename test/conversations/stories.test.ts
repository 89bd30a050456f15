// Every story on the turn engine, on each database.

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
    const conversation = new EngineConversation(file);
    await replay(story, conversation).finally(() => conversation.restart());
  },
);
