// The button to the next page of a list.

import { Button } from '@fluentui/react-components';
import { useWords } from '../words';

interface LoadMoreProps {
  query: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => Promise<unknown>;
  };
}

export function LoadMore({ query }: LoadMoreProps) {
  const { t } = useWords();
  if (!query.hasNextPage) return null;
  return (
    <div className="more-tickets">
      <Button
        onClick={() => void query.fetchNextPage()}
        disabledFocusable={query.isFetchingNextPage}
      >
        {t(query.isFetchingNextPage ? 'loading' : 'loadMore')}
      </Button>
    </div>
  );
}
