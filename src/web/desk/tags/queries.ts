// The list of tags as the pages have it.

import { useQuery } from '@tanstack/react-query';
import type { TagView } from '../../../desk/tags/tag-views';
import { get } from '../api';
import { useWords } from '../words';

export type NameOfTag = (id: string) => string;

export function useTags(): { tags: readonly TagView[]; nameOf: NameOfTag; error: unknown } {
  const { language } = useWords();
  const { data, error } = useQuery({
    queryKey: ['tags'],
    queryFn: () => get<{ tags: TagView[] }>('/tags'),
  });
  const tags = data?.tags ?? [];
  const nameOf = (id: string) => {
    const tag = tags.find((each) => each.id === id);
    return (language === 'en' ? tag?.en : tag?.zh) ?? id;
  };
  return { tags, nameOf, error };
}
