// Who the bot is in a conversation.

export const BOT = { id: 'thaw', name: 'Thaw', role: 'bot' } as const;
