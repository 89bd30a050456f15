// Answers that merchants found of no help, with what they said of them.

import type { InsightsView } from '../../../desk/views';
import { Empty } from '../parts/empty';
import { useWords } from '../words';

export function Unhelpful({ unhelpful }: Pick<InsightsView, 'unhelpful'>) {
  const { t } = useWords();
  return (
    <section className="panel">
      <h2>{t('insights.unhelpful')}</h2>
      {unhelpful.length === 0 && <Empty title={t('insights.empty')} />}
      <ul className="plain-list">
        {unhelpful.map(({ id, title, count, words }) => (
          <li key={id}>
            <strong title={id}>{title}</strong> <span className="count">{count}</span>
            {words.map((text) => (
              <p key={text} className="said quiet" dir="auto">
                {text}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
