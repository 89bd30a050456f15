// The teams, for administrators: in the order in which new tickets look for one, with what each gets and how it works.

import { Button } from '@fluentui/react-components';
import { AddRegular, ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CrewView } from '../../../desk/crews/crew-views';
import { patch, post } from '../api';
import { Empty } from '../parts/empty';
import { Failure } from '../parts/failure';
import { useNotify } from '../parts/notify';
import { useAllStaff } from '../queries';
import { useWords } from '../words';
import { CrewDialog } from './crew-dialog';
import { inWords } from './in-words';
import { CREWS, useCrews } from './queries';

const COLUMNS = ['name', 'members', 'gets', 'hours', 'distribution', 'acts'] as const;

export function CrewList() {
  const { t } = useWords();
  const { crews, error } = useCrews();
  const [asked, setAsked] = useState<{ crew: CrewView | undefined } | null>(null);
  return (
    <section aria-label={t('crew.title')} className="crews">
      <div className="page-heading">
        <h2>{t('crew.title')}</h2>
        <Button icon={<AddRegular />} onClick={() => setAsked({ crew: undefined })}>
          {t('crew.add')}
        </Button>
      </div>
      {error !== null && <Failure error={error} />}
      {crews.length === 0 && <Empty title={t('crew.none')}>{t('crew.noneHint')}</Empty>}
      {crews.length > 0 && <p className="lead">{t('crew.about')}</p>}
      {crews.length > 0 && (
        <table className="table stacking" aria-label={t('crew.title')}>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`crew.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {crews.map((crew, place) => (
              <CrewLine
                key={crew.id}
                crew={crew}
                isFirst={place === 0}
                isLast={place === crews.length - 1}
                edit={() => setAsked({ crew })}
              />
            ))}
          </tbody>
        </table>
      )}
      {asked && <CrewDialog crew={asked.crew} close={() => setAsked(null)} />}
    </section>
  );
}

interface CrewLineProps {
  crew: CrewView;
  isFirst: boolean;
  isLast: boolean;
  edit: () => void;
}

function CrewLine({ crew, isFirst, isLast, edit }: CrewLineProps) {
  const words = useWords();
  const { t } = words;
  const { name, members, isRetired } = crew;
  const { data: staff = [] } = useAllStaff();
  const { change, move, isPending } = useCrewActs(crew);
  const names = staff.filter(({ id }) => members.includes(id)).map((each) => each.name);
  const told = inWords(crew, words);
  return (
    <tr data-quiet={isRetired}>
      <td data-label={t('crew.name')}>
        <bdi dir="auto">{name}</bdi>
      </td>
      <td data-label={t('crew.members')}>
        {names.length > 0 ? names.join(t('listSeparator')) : t('crew.noMembers')}
      </td>
      <td data-label={t('crew.gets')}>{told.gets}</td>
      <td data-label={t('crew.hours')}>{told.hours}</td>
      <td data-label={t('crew.distribution')}>{told.distribution}</td>
      <td className="acts">
        <Button
          size="small"
          icon={<ArrowUpRegular />}
          disabledFocusable={isFirst || isPending}
          aria-label={t('crew.up', { name })}
          onClick={() => move('up')}
        />
        <Button
          size="small"
          icon={<ArrowDownRegular />}
          disabledFocusable={isLast || isPending}
          aria-label={t('crew.down', { name })}
          onClick={() => move('down')}
        />
        <Button size="small" aria-label={t('crew.editNamed', { name })} onClick={edit}>
          {t('crew.edit')}
        </Button>
        <Button
          size="small"
          disabledFocusable={isPending}
          aria-label={t(isRetired ? 'crew.restoreNamed' : 'crew.retireNamed', { name })}
          onClick={() => change({ isRetired: !isRetired })}
        >
          {t(isRetired ? 'crew.restore' : 'crew.retire')}
        </Button>
      </td>
    </tr>
  );
}

function useCrewActs({ id, version }: CrewView) {
  const client = useQueryClient();
  const notify = useNotify();
  const settled = {
    onSettled: () => client.invalidateQueries({ queryKey: CREWS }),
    onError: notify.failed,
  };
  const change = useMutation({
    mutationFn: (body: { isRetired: boolean }) =>
      patch<unknown>(`/teams/${id}`, { version, ...body }),
    ...settled,
  });
  const move = useMutation({
    mutationFn: (direction: 'up' | 'down') => post<unknown>(`/teams/${id}/place`, { direction }),
    ...settled,
  });
  return {
    change: change.mutate,
    move: move.mutate,
    isPending: change.isPending || move.isPending,
  };
}
