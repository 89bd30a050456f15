import { BotConversation } from './conversation';
import { replay } from './replay';
import { readStories } from './story';

const stories = readStories(__dirname);

it('finds the stories', () => {
  expect(stories.length).toBeGreaterThanOrEqual(16);
});

it.each(stories.map(({ file, story }) => [file, story] as const))(
  'replays %s',
  async (file, story) => {
    await replay(story, new BotConversation(file));
  },
);
