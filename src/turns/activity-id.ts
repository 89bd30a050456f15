// The form of activity ids: conversation and place, so that they sort and stay the same on every delivery.

export function activityId(conversationId: string, seq: number): string {
  return `${conversationId}|${String(seq).padStart(7, '0')}`;
}

/** Its place, where the id is one of this conversation; else 0, where nothing stands. */
export function seqIn(conversationId: string, id = ''): number {
  const place = id.startsWith(`${conversationId}|`) ? id.slice(conversationId.length + 1) : '';
  return /^\d{7,15}$/.test(place) ? Number(place) : 0;
}
