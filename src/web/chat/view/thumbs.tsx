// The two thumbs under an answer: they stay while the talk goes on.

import type { Verdict } from '../talk/entry';

export interface ThumbsProps {
  verdicts: readonly Verdict[];
  /** The one that was tapped on this page. */
  chosen: Verdict | undefined;
  say(key: string): string;
  judge(verdict: Verdict): void;
}

const UP =
  'M7 10v11H3V10zM7 10l4-7c2 0 3 1 2.500 3L13 9h6c1.500 0 2.300 1 2 2.500l-1.500 7.500c-.3 1.200-1.100 2-2.500 2H7';

export function Thumbs({ verdicts, chosen, say, judge }: ThumbsProps) {
  return (
    <span class="thumbs">
      {verdicts.map((verdict) => {
        const isUp = verdict['@type'] === 'LikeAction';
        const label = say(isUp ? 'helpful' : 'notHelpful');
        return (
          <button
            key={verdict['@type']}
            type="button"
            aria-label={label}
            title={label}
            aria-pressed={verdict === chosen}
            disabled={chosen !== undefined && verdict !== chosen}
            onClick={() => chosen || judge(verdict)}
          >
            <svg
              viewBox="0 0 24 24"
              width="18"
              height="18"
              aria-hidden="true"
              class={isUp ? 'up' : 'down'}
            >
              <path d={UP} />
            </svg>
          </button>
        );
      })}
    </span>
  );
}
