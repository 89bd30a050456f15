// The saved views beside the tabs of the queue: a link to each, with the number of its tickets.

import { Link } from 'wouter';
import type { SavedView } from '../../../desk/saved-views/saved-view';
import { useWords } from '../words';
import { useViews } from './queries';

interface ViewLinksProps {
  open: SavedView | undefined;
  /** About to be deleted. */
  leaving: string | undefined;
}

export function ViewLinks({ open, leaving }: ViewLinksProps) {
  const { t, format } = useWords();
  const { data } = useViews();
  const views = (data?.views ?? []).filter(({ id }) => id !== leaving);
  if (!data || views.length === 0) return null;
  return (
    <nav className="saved-views" aria-label={t('views.list')}>
      <ul className="plain-list">
        {views.map(({ id, name, owner, isMine, isShared, count }) => (
          <li key={id}>
            <Link
              className="view-link"
              href={`/desk?view=${encodeURIComponent(id)}`}
              aria-current={id === open?.id ? 'page' : undefined}
            >
              <bdi dir="auto">{name}</bdi>
              {isShared && (
                <span className="quiet">
                  {isMine ? t('views.shared') : t('views.sharedBy', { name: owner.name })}
                </span>
              )}
              <span className="count">
                {count < data.most
                  ? format.number(count)
                  : t('views.orMore', { count: format.number(count) })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
