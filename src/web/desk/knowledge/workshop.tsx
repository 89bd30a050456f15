// The pages where maintainers better what the bot knows: one heading with the ways to its views.

import { Link } from 'wouter';
import { PageHeading } from '../parts/page-heading';
import { useWords } from '../words';
import { EntriesView } from './entries-view';
import { ExchangeView } from './exchange-view';
import { MissesView } from './misses-view';

const VIEWS = [
  { name: 'misses', path: '/desk/knowledge', View: MissesView },
  { name: 'entries', path: '/desk/knowledge/entries', View: EntriesView },
  { name: 'exchange', path: '/desk/knowledge/exchange', View: ExchangeView },
] as const;

export function WorkshopPage({ view }: { view: (typeof VIEWS)[number]['name'] }) {
  const { t } = useWords();
  const { View } = VIEWS.find(({ name }) => name === view) ?? VIEWS[0];
  return (
    <>
      <PageHeading title={t(`workshop.${view}`)}>
        <nav className="views" aria-label={t('workshop.views')}>
          {VIEWS.map(({ name, path }) => (
            <Link key={name} href={path} aria-current={name === view ? 'page' : undefined}>
              {t(`workshop.${name}`)}
            </Link>
          ))}
        </nav>
      </PageHeading>
      <View />
    </>
  );
}
