// The tags of a ticket, in a line.

import { useWords } from '../words';
import { useTags } from './queries';

interface TagMarksProps {
  tags: readonly string[];
}

/** A list may hold hundreds of tickets, most of them without a tag: those do not even ask for the names. */
export function TagMarks({ tags }: TagMarksProps) {
  return tags.length > 0 && <Marks tags={tags} />;
}

function Marks({ tags }: TagMarksProps) {
  const { t } = useWords();
  const { nameOf } = useTags();
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
