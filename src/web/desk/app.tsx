// Which page stands at which address, and who may see it.

import { Spinner } from '@fluentui/react-components';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { hasRole, type Role } from '../../staff/role';
import type { Language } from '../language';
import { useHost } from './host';
import { EntryPage } from './knowledge/entry-page';
import { WorkshopPage } from './knowledge/workshop';
import { AccountPage } from './pages/account-page';
import { AuditPage } from './pages/audit-page';
import { DataPage } from './pages/data-page';
import { DeliveriesPage } from './pages/deliveries-page';
import { InsightsPage } from './pages/insights-page';
import { KeysPage } from './pages/keys-page';
import { MyDayPage } from './pages/my-day-page';
import { NoPage } from './pages/no-page';
import { QueuePage } from './pages/queue-page';
import { SetupPage } from './pages/setup-page';
import { SignInPage } from './pages/sign-in-page';
import { StaffPage } from './pages/staff-page';
import { TicketPage } from './pages/ticket-page';
import { Failure } from './parts/failure';
import { Shell } from './parts/shell';
import { type SignInState, StaffProvider } from './session';
import { TagsPage } from './tags/tags-page';
import type { useTheme } from './theme';
import { useWords } from './words';

export interface AppProps {
  signIn: SignInState | undefined;
  error: unknown;
  retry: () => void;
  chooseLanguage: (language: Language) => void;
  theme: ReturnType<typeof useTheme>;
}

export function App({ signIn, error, retry, chooseLanguage, theme }: AppProps) {
  const { t } = useWords();
  const [path] = useLocation();
  const { SignIn = SignInPage } = useHost();
  if (path === '/desk/setup') return <SetupPage chooseLanguage={chooseLanguage} />;
  if (!signIn) {
    return (
      <main className="whole-page">
        {error ? <Failure error={error} retry={retry} /> : <Spinner label={t('loading')} />}
      </main>
    );
  }
  if (!signIn.session) return <SignIn view={signIn} chooseLanguage={chooseLanguage} />;
  const { staff } = signIn.session;
  return (
    <StaffProvider value={staff}>
      <Shell chooseLanguage={chooseLanguage} theme={theme}>
        <Pages role={staff.role} theme={theme} />
      </Shell>
    </StaffProvider>
  );
}

function Pages({ role, theme }: { role: Role; theme: AppProps['theme'] }) {
  return (
    <Switch>
      <Route path="/desk">
        <QueuePage />
      </Route>
      <Route path="/desk/my-day">
        <MyDayPage />
      </Route>
      <Route path="/desk/tickets/:number">
        {({ number }) => <TicketPage key={number} number={number} />}
      </Route>
      <Route path="/desk/insights">
        <InsightsPage isDark={theme.isDark} />
      </Route>
      <Route path="/desk/deliveries">
        <DeliveriesPage />
      </Route>
      <Route path="/desk/account">
        <AccountPage theme={theme} />
      </Route>
      <Route path="/desk/sign-in">
        <Redirect to="/desk/my-day" replace />
      </Route>
      {hasRole(role, 'maintainer') && [
        <Route key="misses" path="/desk/knowledge">
          <WorkshopPage view="misses" />
        </Route>,
        <Route key="entry" path="/desk/knowledge/entries/:id">
          {({ id }: { id: string }) => <EntryPage key={id} id={id} />}
        </Route>,
        <Route key="entries" path="/desk/knowledge/entries">
          <WorkshopPage view="entries" />
        </Route>,
        <Route key="exchange" path="/desk/knowledge/exchange">
          <WorkshopPage view="exchange" />
        </Route>,
      ]}
      {hasRole(role, 'admin') && [
        <Route key="staff" path="/desk/staff" component={StaffPage} />,
        <Route key="tags" path="/desk/tags" component={TagsPage} />,
        <Route key="keys" path="/desk/keys" component={KeysPage} />,
        <Route key="audit" path="/desk/audit" component={AuditPage} />,
        <Route key="data" path="/desk/data" component={DataPage} />,
      ]}
      <Route>
        <NoPage />
      </Route>
    </Switch>
  );
}
