// The tags of a ticket, in a line.

import { useWords } from '../words';
import { useTags } from './queries';

export function TagMarks({ tags }: { tags: readonly string[] }) {
  const { t } = useWords();
  const { nameOf } = useTags();
  if (tags.length === 0) return null;
  return (
    <ul className="tag-marks" aria-label={t('filter.tag')}>
      {tags.map((id) => (
        <li key={id}>
          <bdi dir="auto">{nameOf(id)}</bdi>
        </li>
      ))}
    </ul>
  );
}
