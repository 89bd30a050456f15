// One's own state in the bar above every page, and the way to change it.

import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useStaff } from '../session';
import { useWords } from '../words';
import { usePresence, usePresenceText } from './presence';
import { PresenceDialog } from './presence-dialog';
import { PresenceDot } from './presence-mark';

export function OwnPresence() {
  const { t } = useWords();
  const { id } = useStaff();
  const view = usePresence()(id);
  const textOf = usePresenceText();
  const [isOpen, setOpen] = useState(false);
  // Whoever has only just come is not noted yet.
  const state = view?.isHere ? view.state : undefined;
  const text = view?.isHere ? textOf(view) : '';
  return (
    <>
      <Button
        appearance="transparent"
        className="own-presence"
        aria-label={state ? t('presence.own', { state: text }) : t('presence.set')}
        icon={<PresenceDot state={state ?? 'away'} />}
        onClick={() => setOpen(true)}
      >
        <span className="own-presence-text">{state ? text : t('presence.set')}</span>
      </Button>
      {isOpen && <PresenceDialog view={view} close={() => setOpen(false)} />}
    </>
  );
}
