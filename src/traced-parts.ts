// Parts of the service with their work traced; the parts themselves where nothing is.

import type { Knowledge } from './knowledge/load';
import type { Matcher } from './knowledge/matcher';
import type { Traces } from './traces/traces';
import type { Deliver, OutboxOptions } from './turns/outbox';
import type { DeliveryKind } from './turns/outbox-store';

type Deliverers = OutboxOptions['deliverers'];

/** Only within a turn: what the bot rehearses is nobody's question. */
export function tracedKnowledge(traces: Traces, knowledge: Knowledge): Knowledge {
  if (!traces.areOn) return knowledge;
  const { matcher } = knowledge;
  return { ...knowledge, matcher: { ...matcher, match: tracedMatch(traces, matcher) } };
}

function tracedMatch(traces: Traces, matcher: Matcher): Matcher['match'] {
  return (question) => {
    if (!traces.here()) return matcher.match(question);
    return traces.span('match', {}, (note) => {
      const match = matcher.match(question);
      const { decision, confidence } = match;
      note({ decision, confidence, ...(match.decision === 'answer' && { entry: match.id }) });
      return match;
    });
  };
}

/** A trace of its own for each try: whose turn it came from may be days ago, in another process. */
export function tracedDeliverers(traces: Traces, deliverers: Deliverers): Deliverers {
  if (!traces.areOn) return deliverers;
  const traced = (Object.entries(deliverers) as [DeliveryKind, Deliver][]).map(
    ([kind, deliver]): [DeliveryKind, Deliver] => [kind, tracedDeliver(traces, kind, deliver)],
  );
  return Object.fromEntries(traced);
}

function tracedDeliver(traces: Traces, kind: DeliveryKind, deliver: Deliver): Deliver {
  return (delivery) => {
    const { attempts, lane } = delivery;
    const conversation = kind === 'teams' && lane !== null ? lane : undefined;
    const facts = { kind, attempt: attempts + 1 };
    return traces.span('delivery', { conversation, facts, within: null }, async (note) => {
      const result = await deliver(delivery);
      note({ result: result.kind });
      return result;
    });
  };
}
