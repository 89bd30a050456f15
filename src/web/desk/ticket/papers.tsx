// The papers of a freeze: what came, what the merchant has, what is missing and what staff asked for.

import { ArrowDownloadRegular } from '@fluentui/react-icons';
import type { TicketView } from '../../../desk/views';
import { useWords } from '../words';
import { Section } from './section';

export function Papers({ papers }: Pick<TicketView, 'papers'>) {
  const { t, format } = useWords();
  const { received, atHand, missing, asked } = papers;
  const lists = [
    ['atHand', atHand],
    ['missing', missing],
    ['asked', asked],
  ] as const;
  if (received.length + atHand.length + missing.length + asked.length === 0) return null;
  return (
    <Section title={t('facts.papers')}>
      {received.length > 0 && (
        <ul className="plain-list" aria-label={t('papers.received')}>
          {received.map(({ paperId, name, document, bytes, href }) => (
            <li key={paperId}>
              <a href={href} download className="paper">
                <ArrowDownloadRegular />
                <span>
                  {document && <strong>{document} </strong>}
                  <bdi>{name}</bdi> <span className="quiet">{format.bytes(bytes)}</span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <dl className="field-list">
        {lists
          .filter(([, names]) => names.length > 0)
          .map(([kind, names]) => (
            <div key={kind}>
              <dt>{t(`papers.${kind}`)}</dt>
              <dd>
                <bdi dir="auto">{names.join(t('listSeparator'))}</bdi>
              </dd>
            </div>
          ))}
      </dl>
    </Section>
  );
}
