// Entries that were deleted: the history still has them, and each can be a draft again.

import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { EntriesView, SavedView } from '../../../desk/entries/entries-views';
import { post } from '../api';
import { useNotify } from '../parts/notify';
import { Section } from '../ticket/section';
import { useWords } from '../words';

type Removed = EntriesView['removed'];

export function RemovedEntries({ removed }: { removed: Removed }) {
  const { t, format } = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  const [, go] = useLocation();
  const restore = useMutation({
    mutationFn: ({ id, revision }: Removed[number]) =>
      post<SavedView>(`/entries/${id}/restore`, { revision }),
    onSuccess(_, { id }) {
      notify.done(t('editor.broughtBack'));
      go(`/desk/knowledge/entries/${id}`);
      return client.invalidateQueries({ queryKey: ['entries'], exact: true });
    },
    onError: notify.failed,
  });
  if (removed.length === 0) return null;
  return (
    <Section title={t('editor.removed')}>
      <ul className="entry-history">
        {removed.map((each) => (
          <li key={each.id}>
            <span>
              {each.id} · <time dateTime={each.at}>{format.dateTime(each.at)}</time> ·{' '}
              <bdi>{each.who}</bdi>
            </span>{' '}
            <Button
              size="small"
              aria-label={t('editor.bringBackNamed', { entry: each.id })}
              disabledFocusable={restore.isPending}
              onClick={() => restore.mutate(each)}
            >
              {t('editor.bringBack')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
