// Tells administrators, on every page, that the disk is nearly full.

import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useStorage } from '../queries';
import { useStaff } from '../session';
import { useWords } from '../words';

export function DiskWarning() {
  const { t, format } = useWords();
  const { data } = useStorage(useStaff().role === 'admin');
  if (!data?.disk?.isScarce) return null;
  return (
    <MessageBar intent="warning" layout="multiline" className="line-lost">
      <MessageBarBody>{t('storage.scarce', { free: format.bytes(data.disk.free) })}</MessageBarBody>
    </MessageBar>
  );
}
