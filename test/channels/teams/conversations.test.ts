import { Conversations } from '../../../src/channels/teams/conversations';
import { becomeGone } from '../../../src/retention/gone-store';
import { findAddress } from '../../../src/turns/conversation-store';
import { openTestStore } from '../../support/store';

it('begins a conversation anew that was deleted since its last message', async () => {
  const store = await openTestStore();
  const conversations = new Conversations({ store, now: () => 5 });
  const origin = { conversationId: 'a:1', channel: 'msteams', userId: 'u' };
  const reference = { serviceUrl: 'https://smba.example' };
  await conversations.ensure(origin, reference);
  await store.write((db) => becomeGone(db, 'a:1', 6));
  expect(await findAddress(store.read, { id: 'a:1' })).toEqual([]);
  await conversations.ensure(origin, reference);
  expect(await findAddress(store.read, { id: 'a:1' })).toMatchObject([
    { address: JSON.stringify(reference) },
  ]);
  await store.close();
});
