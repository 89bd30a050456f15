// Who works at the desk: adding people, giving roles, shutting accounts, making links.

import { Button, Spinner } from '@fluentui/react-components';
import { PersonAddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { CrewList } from '../crews/crew-list';
import { Failure } from '../parts/failure';
import { PageHeading } from '../parts/page-heading';
import { ShownOnce } from '../parts/shown-once';
import { useAllStaff } from '../queries';
import { AddStaffDialog } from '../staff/add-staff-dialog';
import { StaffLine } from '../staff/staff-line';
import { useWords } from '../words';

export interface MadeLink {
  name: string;
  link: string;
}

const COLUMNS = ['name', 'login', 'role', 'presence', 'state', 'acts'] as const;

export function StaffPage() {
  const { t } = useWords();
  const { data, error, isPending, refetch } = useAllStaff();
  const [made, setMade] = useState<MadeLink | null>(null);
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <PageHeading title={t('page.staff')}>
        <Button appearance="primary" icon={<PersonAddRegular />} onClick={() => setAdding(true)}>
          {t('staff.add')}
        </Button>
      </PageHeading>
      {made && (
        <ShownOnce
          title={t('staff.linkFor', { name: made.name })}
          text={t('staff.linkHint')}
          secret={made.link}
          close={() => setMade(null)}
        />
      )}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {isPending && <Spinner label={t('loading')} />}
      {data && (
        <table className="table stacking">
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`staff.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.map((staff) => (
              <StaffLine key={staff.id} staff={staff} onLink={setMade} />
            ))}
          </tbody>
        </table>
      )}
      <CrewList />
      {isAdding && <AddStaffDialog close={() => setAdding(false)} onLink={setMade} />}
    </>
  );
}
