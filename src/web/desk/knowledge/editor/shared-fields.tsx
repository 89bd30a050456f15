// What an entry says once for both languages: when it was reviewed, what follows, its picture, and how it is treated.

import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { memo } from 'react';
import type { EntryDraft } from '../../../../knowledge/files/entry-draft';
import { PICTURES } from '../../../../knowledge/pictures';
import { Section } from '../../ticket/section';
import { today } from '../../time-input';
import { useWords } from '../../words';
import type { Update } from './draft';
import { EntryPicker } from './entry-picker';
import { useFieldNote } from './field-note';

interface SharedFieldsProps {
  id: string;
  draft: EntryDraft;
  titles: ReadonlyMap<string, string>;
  change: (update: Update) => void;
}

/** The texts of the languages are not its own: what is written there draws nothing of it anew. */
export const SharedFields = memo(function SharedFields(props: SharedFieldsProps) {
  const { id, draft, titles, change } = props;
  const { t } = useWords();
  const set = (part: Partial<EntryDraft>) => change((before) => ({ ...before, ...part }));
  return (
    <Section title={t('editor.shared')}>
      <div className="entry-shared">
        <EntryPicker
          field="related"
          self={id}
          chosen={draft.related}
          titles={titles}
          set={(related) => set({ related })}
        />
        <EntryPicker
          field="parts"
          self={id}
          chosen={draft.parts}
          titles={titles}
          set={(parts) => set({ parts })}
        />
        <PictureField draft={draft} set={set} />
        <div className="fields entry-part">
          <div className="entry-reviewed">
            <Field label={t('editor.reviewed')} {...useFieldNote('reviewed')}>
              <Input
                type="date"
                value={draft.reviewed}
                onChange={(_, { value }) => set({ reviewed: value })}
              />
            </Field>
            <Button
              disabled={draft.reviewed === today()}
              onClick={() => set({ reviewed: today() })}
            >
              {t('editor.reviewedToday')}
            </Button>
          </div>
          <Checkbox
            label={t('editor.providerDecides')}
            checked={draft.providerDecides}
            onChange={(_, { checked }) => set({ providerDecides: checked === true })}
          />
          <Checkbox
            label={t('editor.isUnfinished')}
            checked={draft.unfinished}
            onChange={(_, { checked }) => set({ unfinished: checked === true })}
          />
        </div>
      </div>
    </Section>
  );
}, showsTheSame);

function showsTheSame(one: SharedFieldsProps, other: SharedFieldsProps): boolean {
  const { 'zh-Hans': _chinese, en: _english, ...shared } = one.draft;
  const names = Object.keys(shared) as (keyof typeof shared)[];
  return (
    names.every((name) => one.draft[name] === other.draft[name]) &&
    one.id === other.id &&
    one.titles === other.titles &&
    one.change === other.change
  );
}

interface PictureFieldProps {
  draft: EntryDraft;
  set: (part: Partial<EntryDraft>) => void;
}

function PictureField({ draft: { picture }, set }: PictureFieldProps) {
  const { t, language } = useWords();
  const isKnown = PICTURES.some((each) => each === picture);
  return (
    <div className="entry-part">
      <Field
        label={t('editor.picture')}
        hint={t('editor.pictureHint')}
        {...useFieldNote('picture')}
      >
        <Select value={picture} onChange={(_, { value }) => set({ picture: value })}>
          <option value="">{t('editor.noPicture')}</option>
          {PICTURES.map((each) => (
            <option key={each} value={each}>
              {t(`editor.pictures.${each}`)}
            </option>
          ))}
          {picture !== '' && !isKnown && <option value={picture}>{picture}</option>}
        </Select>
      </Field>
      {isKnown && (
        <img
          className="entry-picture"
          src={`/pictures/${picture}.${language}.png`}
          alt={t(`editor.pictures.${picture}`)}
        />
      )}
    </div>
  );
}
