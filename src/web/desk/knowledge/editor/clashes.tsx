// Parts of an entry that two people changed in their own ways: both are shown, one is chosen.

import { Button } from '@fluentui/react-components';
import type { Clash } from '../../../../knowledge/files/entry-draft';
import { Section } from '../../ticket/section';
import { useWords } from '../../words';

interface ClashesProps {
  clashes: readonly Clash[];
  choose: (clash: Clash, takes: 'mine' | 'theirs') => void;
}

export function Clashes({ clashes, choose }: ClashesProps) {
  const { t } = useWords();
  if (clashes.length === 0) return null;
  return (
    <Section title={t('editor.clashes')}>
      {clashes.map((clash) => (
        <div key={clash.path} className="entry-clash">
          {(['mine', 'theirs'] as const).map((side) => (
            <div key={side}>
              <h3>{t(`editor.${side}`)}</h3>
              <p className="entry-difference">{clash[side]}</p>
              <Button size="small" onClick={() => choose(clash, side)}>
                {t(`editor.take.${side}`)}
              </Button>
            </div>
          ))}
        </div>
      ))}
    </Section>
  );
}
