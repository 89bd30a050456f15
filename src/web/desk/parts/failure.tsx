// A failure where its result would have stood: what went wrong, and another try where one makes sense.

import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useWords } from '../words';

export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t, failure } = useWords();
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>{failure(error)}</MessageBarBody>
      {retry && (
        <MessageBarActions>
          <Button onClick={retry}>{t('retry')}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
