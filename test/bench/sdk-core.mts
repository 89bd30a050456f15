// What the bot imports of `botbuilder-core`, from the Agents SDK that its dialogs belong to.

import { load } from './sdk-parts.mts';

const hosting = load('dialogs', '@microsoft/agents-hosting');
const { Activity } = load('dialogs', '@microsoft/agents-activity');

const BotAdapter = hosting.BaseAdapter;

class TurnContext extends hosting.TurnContext {
  /** Replies are refused where the activity names no recipient; ours of the service itself name none. */
  constructor(adapter: object, request: object) {
    super(adapter, Activity.fromObject({ recipient: { id: 'thaw' }, ...request }));
  }
}

export { BotAdapter, TurnContext };
