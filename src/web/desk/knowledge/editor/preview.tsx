// The answer as the merchant will see it, on the page and in Teams, while it is being written.

import { Tab, TabList } from '@fluentui/react-components';
import { micromark } from 'micromark';
import { memo, useState } from 'react';
import type { EntryDraft } from '../../../../knowledge/files/entry-draft';
import { PICTURES } from '../../../../knowledge/pictures';
import { useWords } from '../../words';

const PLACES = ['page', 'teams'] as const;
type Place = (typeof PLACES)[number];

interface PreviewProps {
  draft: EntryDraft;
  language: 'zh-Hans' | 'en';
  /** Of other entries, by their ids. */
  titles: ReadonlyMap<string, string>;
}

export const Preview = memo(function Preview({ draft, language, titles }: PreviewProps) {
  const { t } = useWords();
  const own = draft[language];
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
        {PICTURES.some((each) => each === draft.picture) && (
          <img
            className="entry-picture"
            src={`/pictures/${draft.picture}.${language}.png`}
            alt={t(`editor.pictures.${draft.picture}`)}
          />
        )}
        {draft.related.map((id) => (
          <span key={id} className="entry-next">
            {titles.get(id) ?? id}
          </span>
        ))}
      </div>
    </section>
  );
});

function Answer({ text }: { text: string }) {
  const { t } = useWords();
  if (text === '') return <p className="quiet">{t('editor.noAnswer')}</p>;
  const fill = (element: HTMLElement | null) => {
    // micromark writes raw HTML as text and leaves out dangerous addresses.
    if (element) element.innerHTML = micromark(text);
  };
  return <div ref={fill} />;
}
