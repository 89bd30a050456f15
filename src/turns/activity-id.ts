// The form of activity ids: conversation and place, so that they sort and stay the same on every delivery.

export function activityId(conversationId: string, seq: number): string {
  return `${conversationId}|${String(seq).padStart(7, '0')}`;
}
