// What the bot imports of `botbuilder-dialogs`, from the Agents SDK's port of it.

import { load } from './sdk-parts.mts';

const { Dialog, DialogContext, DialogSet } = load('dialogs', '@microsoft/agents-hosting-dialogs');

export { Dialog, DialogContext, DialogSet };
