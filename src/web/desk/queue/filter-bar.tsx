// Search and filters above the queue.

import { Button, Field, SearchBox, Select } from '@fluentui/react-components';
import { ArrowDownloadRegular, FilterRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { type FILTERS, fixesAssignee, SORTS, TAB_NAMES } from '../../../desk/saved-views/asked';
import { TICKET_KINDS } from '../../../tickets/ticket-kind';
import { useCrews } from '../crews/queries';
import { useKeys } from '../keys';
import { useIsNarrow } from '../parts/media';
import { useNameWithPresence } from '../presence/presence';
import { useAllStaff } from '../queries';
import { useStaff } from '../session';
import { useTags } from '../tags/queries';
import { useWords } from '../words';
import type { Filters } from './filters';

const REST_MS = 300;

interface FilterBarProps {
  filters: Filters;
  /** A saved view has no tabs of its own: there the state is one of the filters. */
  withTab: boolean;
  providers: readonly string[];
}

export function FilterBar({ filters, providers, withTab }: FilterBarProps) {
  const { t } = useWords();
  const isNarrow = useIsNarrow();
  const [isOpen, setOpen] = useState(false);
  return (
    <search className="filter-bar">
      <Search filters={filters} />
      {isNarrow && (
        <Button icon={<FilterRegular />} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('filter.title')}
        </Button>
      )}
      {(!isNarrow || isOpen) && (
        <Choices filters={filters} providers={providers} withTab={withTab} />
      )}
      <Button
        as="a"
        appearance="subtle"
        icon={<ArrowDownloadRegular />}
        href={`/api/desk/tickets.csv?${filters.query}`}
        download
      >
        {t('queue.export')}
      </Button>
      {filters.isFiltered && (
        <Button appearance="subtle" onClick={filters.clear}>
          {t('filter.clear')}
        </Button>
      )}
    </search>
  );
}

function Search({ filters }: { filters: Filters }) {
  const { t } = useWords();
  const { set, chosen } = filters;
  const asked = chosen('search');
  const [text, setText] = useState(asked);
  const box = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => box.current?.focus() });
  useEffect(() => setText(asked), [asked]);
  useEffect(() => {
    if (text.trim() === asked) return;
    const timer = setTimeout(() => set('search', text.trim()), REST_MS);
    return () => clearTimeout(timer);
  }, [text, asked, set]);
  return (
    <SearchBox
      className="search"
      input={{ ref: box }}
      value={text}
      aria-label={t('queue.search')}
      placeholder={t('queue.searchHint')}
      dismiss={{ 'aria-label': t('queue.clearSearch') }}
      onChange={(_, data) => setText(data.value)}
      onKeyDown={(event) => event.key === 'Escape' && box.current?.blur()}
    />
  );
}

function Choices({ filters, providers, withTab }: FilterBarProps) {
  const { t } = useWords();
  const { tab } = filters;
  const { id: me } = useStaff();
  const { data: staff = [] } = useAllStaff();
  const named = useNameWithPresence();
  const { tags: all, nameOf } = useTags();
  const tags = all.map(({ id }) => ({ value: id, text: nameOf(id) }));
  const others = staff
    .filter(({ id }) => id !== me)
    .map((each) => ({ value: each.id, text: named(each) }));
  const { crews } = useCrews();
  const teams =
    crews.length > 0
      ? [
          { value: 'mine', text: t('filter.myTeams') },
          ...crews.map(({ id, name }) => ({ value: id, text: name })),
          { value: 'none', text: t('filter.noTeam') },
        ]
      : [];
  const assignees = [
    { value: 'me', text: t('filter.me') },
    { value: 'none', text: t('filter.none') },
    ...others,
  ];
  return (
    <>
      {withTab && <TabChoice filters={filters} />}
      <Choice
        filters={filters}
        name="language"
        options={['zh-Hans', 'en'].map((value) => ({ value, text: t(`language.${value}`) }))}
      />
      <Choice
        filters={filters}
        name="provider"
        options={providers.map((value) => ({ value, text: value }))}
      />
      <Choice
        filters={filters}
        name="kind"
        options={TICKET_KINDS.map((value) => ({ value, text: t(`kind.${value}`) }))}
      />
      {tags.length > 0 && <Choice filters={filters} name="tag" options={tags} />}
      {teams.length > 0 && <Choice filters={filters} name="team" options={teams} />}
      {(filters.chosen('search') || !fixesAssignee(tab)) && (
        <Choice filters={filters} name="assignee" options={assignees} />
      )}
      <Field label={t('filter.sort')} size="small">
        <Select
          value={filters.chosen('sort') || 'waiting'}
          onChange={(_, { value }) => filters.set('sort', value === 'waiting' ? '' : value)}
        >
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {t(`sort.${sort}`)}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}

function TabChoice({ filters }: { filters: Filters }) {
  const { t } = useWords();
  return (
    <Field label={t('filter.tab')} size="small">
      <Select value={filters.tab} onChange={(_, { value }) => filters.set('tab', value)}>
        {TAB_NAMES.map((name) => (
          <option key={name} value={name}>
            {t(`tab.${name}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

interface ChoiceProps {
  filters: Filters;
  name: (typeof FILTERS)[number];
  options: readonly { value: string; text: string }[];
}

function Choice({ filters, name, options }: ChoiceProps) {
  const { t } = useWords();
  const chosen = filters.chosen(name);
  // A saved view, or an address, may name what is there no more.
  const isThere = chosen === '' || options.some(({ value }) => value === chosen);
  return (
    <Field label={t(`filter.${name}`)} size="small">
      <Select value={chosen} onChange={(_, data) => filters.set(name, data.value)}>
        <option value="">{t('filter.all')}</option>
        {!isThere && (
          <option value={chosen}>{name === 'provider' ? chosen : t('filter.gone')}</option>
        )}
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}
