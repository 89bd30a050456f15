// Questions that the bot had no good answer to, gathered by what they ask: each group is dealt with in one act.

import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import type { MissesView as View } from '../../../desk/misses/misses-views';
import { get } from '../api';
import { Empty } from '../parts/empty';
import { Failure } from '../parts/failure';
import { useWords } from '../words';
import { DoneLately } from './misses/done-lately';
import { MissGroup } from './misses/miss-group';
import { MISSES } from './misses-key';

export function MissesView() {
  const { t, language } = useWords();
  const { data, error, isPending, isFetching, refetch } = useQuery({
    queryKey: [...MISSES, language],
    queryFn: () => get<View>('/misses'),
    // What somebody is about to decide on does not move under their hand.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <>
      <p className="lead">{t('misses.about')}</p>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {isPending && <Spinner label={t('misses.gathering')} />}
      {data && (
        <>
          <div className="misses-head">
            <p className="quiet" role="status">
              {t('misses.total', { groups: data.groupCount, count: data.total })}
            </p>
            <Button
              size="small"
              icon={<ArrowClockwiseRegular />}
              disabledFocusable={isFetching}
              onClick={() => void refetch()}
            >
              {t(isFetching ? 'misses.gathering' : 'misses.renew')}
            </Button>
          </div>
          {!data.isGrouped && (
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>{t('misses.ungrouped')}</MessageBarBody>
            </MessageBar>
          )}
          {data.groups.length === 0 && (
            <Empty title={t('misses.empty')}>{t('misses.emptyHint')}</Empty>
          )}
          <ul className="plain-list misses">
            {data.groups.map((group) => (
              <MissGroup key={group.keys[0]} group={group} entries={data.entries} />
            ))}
          </ul>
          {data.groupCount > data.groups.length && (
            <p className="quiet">{t('misses.more', { count: data.groups.length })}</p>
          )}
          <DoneLately decisions={data.decisions} />
        </>
      )}
    </>
  );
}
