// Parts of an entry that two people changed in their own ways: both are shown, one is chosen.

import { Button } from '@fluentui/react-components';
import type { Clash } from '../../../../knowledge/files/entry-draft';
import { Section } from '../../ticket/section';
import { useWords } from '../../words';
import { partsOf } from './kept';

interface ClashesProps {
  clashes: readonly Clash[];
  choose: (clash: Clash, takes: 'mine' | 'theirs') => void;
}

export function Clashes({ clashes, choose }: ClashesProps) {
  const { t } = useWords();
  const nameOf = (path: string) => {
    const { field, language } = partsOf(path);
    const name = t(`editor.${field}`);
    return language
      ? t('misses.fieldIn', { field: name, language: t(`language.${language}`) })
      : name;
  };
  if (clashes.length === 0) return null;
  return (
    <Section title={t('editor.clashes')}>
      <p className="quiet">{t('editor.clashesHint')}</p>
      {clashes.map((clash) => (
        <section key={clash.path} aria-label={nameOf(clash.path)}>
          <h3>{nameOf(clash.path)}</h3>
          <div className="entry-clash">
            {(['mine', 'theirs'] as const).map((side) => (
              <div key={side}>
                <h4>{t(`editor.${side}`)}</h4>
                <p className="entry-difference">{clash[side]}</p>
                <Button size="small" onClick={() => choose(clash, side)}>
                  {t(`editor.take.${side}`)}
                </Button>
              </div>
            ))}
          </div>
        </section>
      ))}
    </Section>
  );
}
