import { BotConversation } from './conversation';
import { EngineConversation } from './engine-conversation';
import { replay } from './replay';
import { readStories } from './story';

const stories = readStories(__dirname);
const named = stories.map(({ file, story }) => [file, story] as const);

it('finds the stories', () => {
  expect(stories.length).toBeGreaterThanOrEqual(16);
});

it.each(named)('replays %s', async (file, story) => {
  await replay(story, new BotConversation(file));
});

it.each(named)('replays %s on the turn engine', async (file, story) => {
  const conversation = new EngineConversation(file);
  await replay(story, conversation).finally(() => conversation.restart());
});
