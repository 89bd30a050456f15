// The answer as the merchant will see it, on the page and in Teams, while it is being written.

import { Tab, TabList } from '@fluentui/react-components';
import { micromark } from 'micromark';
import { useState } from 'react';
import type { DraftText } from '../../../../knowledge/files/entry-draft';
import { useWords } from '../../words';

const PLACES = ['page', 'teams'] as const;
type Place = (typeof PLACES)[number];

export function Preview({ own, related }: { own: DraftText; related: readonly string[] }) {
  const { t } = useWords();
  const [place, setPlace] = useState<Place>('page');
  return (
    <section className="entry-preview" aria-label={t('editor.preview')}>
      <h3>{t('editor.preview')}</h3>
      <TabList
        size="small"
        selectedValue={place}
        onTabSelect={(_, { value }) => setPlace(value as Place)}
      >
        {PLACES.map((each) => (
          <Tab key={each} value={each}>
            {t(`editor.place.${each}`)}
          </Tab>
        ))}
      </TabList>
      <div className="entry-bubble" data-place={place}>
        {place === 'teams' && <strong>{own.title}</strong>}
        <Answer text={own.answer} />
        {related.map((id) => (
          <span key={id} className="entry-next">
            {id}
          </span>
        ))}
      </div>
    </section>
  );
}

function Answer({ text }: { text: string }) {
  const { t } = useWords();
  if (text === '') return <p className="quiet">{t('editor.noAnswer')}</p>;
  const fill = (element: HTMLElement | null) => {
    // micromark writes raw HTML as text and leaves out dangerous addresses.
    if (element) element.innerHTML = micromark(text);
  };
  return <div ref={fill} />;
}
