// The heading of a page: gets the focus after a change of page, and names the window.

import { type ReactNode, useEffect } from 'react';
import { useUnanswered } from '../queries';
import { useWords } from '../words';

export function PageHeading({ title, children }: { title: string; children?: ReactNode }) {
  const { t } = useWords();
  const unanswered = useUnanswered();
  useEffect(() => {
    const count = unanswered > 0 ? `(${unanswered}) ` : '';
    document.title = `${count}${title} · ${t('name')}`;
  }, [title, unanswered, t]);
  return (
    <div className="page-heading">
      <h1 tabIndex={-1}>{title}</h1>
      {children}
    </div>
  );
}
