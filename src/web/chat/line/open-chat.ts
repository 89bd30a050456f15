// Opens the chat on our own server.
export interface Opened {
  conversationId: string;
  token: string;
  resumed: boolean;
  streamUrl: string;
  session?: string;
}
export interface Opening {
  locale: string;
  watermark?: string;
  fresh?: true;
  embedded?: true;
  session?: string;
  identity?: string;
}
export async function openChat(opening: Opening): Promise<Opened> {
  const response = await fetch('/chat/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...opening, start: true }),
  });
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as Opened;
}
