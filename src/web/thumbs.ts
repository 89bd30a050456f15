// Takes the verdict buttons off answers that carry thumbs: under the answer they stay when the talk goes on.

interface Answer {
  entities?: { potentialAction?: unknown }[];
  suggestedActions?: { actions?: { channelData?: { thaw?: string } }[] };
}

export function withoutVerdictButtons(activity: unknown): unknown {
  const { entities, suggestedActions } = activity as Answer;
  const hasThumbs = entities?.some(({ potentialAction }) => potentialAction !== undefined);
  if (!hasThumbs || !suggestedActions?.actions) return activity;
  const actions = suggestedActions.actions.filter(
    ({ channelData }) => channelData?.thaw !== 'verdict',
  );
  return { ...(activity as object), suggestedActions: { ...suggestedActions, actions } };
}
