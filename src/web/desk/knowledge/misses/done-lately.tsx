// What was decided lately, by whom, with the way back.

import { Button } from '@fluentui/react-components';
import type { MissDecisionView } from '../../../../desk/misses/misses-views';
import { useNotify } from '../../parts/notify';
import { useWords } from '../../words';
import { useUndo } from './decide';

export function DoneLately({ decisions }: { decisions: MissDecisionView[] }) {
  const { t } = useWords();
  if (decisions.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('misses.lately')}</h2>
      <ul className="plain-list misses-done">
        {decisions.map((decision) => (
          <DoneLine key={decision.id} decision={decision} />
        ))}
      </ul>
    </section>
  );
}

function DoneLine({ decision }: { decision: MissDecisionView }) {
  const { t, format } = useWords();
  const notify = useNotify();
  const { id, act, at, name, entry, text, count } = decision;
  const undo = useUndo(() => notify.done(t('misses.undone')));
  const what = t(`misses.did.${act}`, { entry: entry?.title ?? '', count });
  return (
    <li>
      <span>
        <strong>{what}</strong> {text && <span dir="auto">{t('misses.quoted', { text })}</span>}{' '}
        <span className="quiet">
          <bdi>{name}</bdi> {format.dateTime(at)}
        </span>
      </span>
      <Button
        size="small"
        aria-label={t('misses.undoNamed', { what: text ?? what })}
        disabledFocusable={undo.isPending}
        onClick={() => undo.mutate(id)}
      >
        {t('undo')}
      </Button>
    </li>
  );
}
