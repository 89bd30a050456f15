// Chooses other entries by searching for their titles, in an order of one's own.

import { Button, Combobox, Field, Option } from '@fluentui/react-components';
import { ArrowUpRegular, DismissRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { useWords } from '../../words';
import { useFieldNote } from './field-note';

interface EntryPickerProps {
  field: 'related' | 'parts';
  /** The entry itself, which is no choice. */
  self: string;
  chosen: readonly string[];
  titles: ReadonlyMap<string, string>;
  set: (ids: string[]) => void;
}

const MOST_SHOWN = 30;

export function EntryPicker({ field, self, chosen, titles, set }: EntryPickerProps) {
  const { t } = useWords();
  const [search, setSearch] = useState('');
  const [isOpen, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const wanted = search.trim().toLowerCase();
  const found = [...titles]
    .filter(([id]) => id !== self && !chosen.includes(id))
    .filter((texts) => texts.some((text) => text.toLowerCase().includes(wanted)))
    .slice(0, MOST_SHOWN);
  const drop = (id: string) => {
    set(chosen.filter((each) => each !== id));
    input.current?.focus();
  };
  return (
    <div className="entry-picker">
      <Field label={t(`editor.${field}`)} hint={t(`editor.${field}Hint`)} {...useFieldNote(field)}>
        <Combobox
          ref={input as never}
          freeform
          value={search}
          placeholder={t('editor.pick')}
          selectedOptions={[]}
          open={isOpen}
          onOpenChange={(_, { open }) => setOpen(open)}
          // What an input method writes comes without keys that would open the list.
          onChange={({ target }) => {
            setSearch(target.value);
            setOpen(true);
          }}
          onOptionSelect={(_, { optionValue }) => {
            setSearch('');
            if (optionValue) set([...chosen, optionValue]);
          }}
        >
          {found.map(([id, title]) => (
            <Option key={id} value={id} text={title}>
              {title} <span className="quiet">{id}</span>
            </Option>
          ))}
          {found.length === 0 && (
            <Option disabled text="">
              {t('editor.none')}
            </Option>
          )}
        </Combobox>
      </Field>
      {chosen.length > 0 && (
        <ol className="plain-list" aria-label={t(`editor.${field}`)}>
          {chosen.map((id, place) => (
            <li key={id}>
              <span>
                <bdi>{titles.get(id) ?? id}</bdi> <span className="quiet">{id}</span>
              </span>
              {place > 0 && (
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<ArrowUpRegular />}
                  aria-label={t('editor.earlier', { entry: id })}
                  onClick={() => set(raised(chosen, place))}
                />
              )}
              <Button
                size="small"
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={t('editor.unpick', { entry: id })}
                onClick={() => drop(id)}
              />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function raised(ids: readonly string[], place: number): string[] {
  const list = [...ids];
  list.splice(place - 1, 0, ...list.splice(place, 1));
  return list;
}
