// The questions of a group, each with a box: those ticked become phrasings. Of many the first few stand open.

import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import type { MissGroupView } from '../../../../desk/misses/misses-views';
import { useWords } from '../../words';

const SHOWN = 4;

interface ExamplesProps {
  group: MissGroupView;
  ticked: ReadonlySet<string>;
  setTicked: (ticked: ReadonlySet<string>) => void;
}

export function Examples({ group, ticked, setTicked }: ExamplesProps) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { examples, keys } = group;
  const shown = isOpen ? examples : examples.filter(({ key }, at) => at < SHOWN || ticked.has(key));
  const tick = (key: string, isTicked: boolean) => {
    const next = new Set(ticked);
    if (isTicked) next.add(key);
    else next.delete(key);
    setTicked(next);
  };
  return (
    <fieldset className="miss-examples">
      <legend className="quiet">{t('misses.choosePhrasings')}</legend>
      {shown.map(({ key, text, language, count }) => (
        <Checkbox
          key={key}
          checked={ticked.has(key)}
          onChange={(_, { checked }) => tick(key, checked === true)}
          label={
            <span>
              <bdi lang={language}>{text}</bdi>{' '}
              {count > 1 && <span className="count">{t('misses.count', { count })}</span>}
            </span>
          }
        />
      ))}
      {examples.length > shown.length && (
        <Button size="small" appearance="subtle" onClick={() => setOpen(true)}>
          {t('misses.showAll', { count: examples.length })}
        </Button>
      )}
      {isOpen && keys.length > examples.length && (
        <p className="quiet">{t('misses.andMore', { count: keys.length - examples.length })}</p>
      )}
    </fieldset>
  );
}
