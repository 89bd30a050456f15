// How the desk calls in this browser: notifications, asked for by a button and never by itself, and the sound.

import { Button, Switch } from '@fluentui/react-components';
import { useState } from 'react';
import { useWords } from '../words';
import { isSoundOn, playSound, switchSound } from './sound';

const permission = () => (typeof Notification === 'undefined' ? 'denied' : Notification.permission);

export function CallSettings() {
  const { t } = useWords();
  const [allowed, setAllowed] = useState(permission);
  const [sounds, setSounds] = useState(isSoundOn);
  const ask = async () => setAllowed(await Notification.requestPermission());
  const change = (on: boolean) => {
    switchSound(on);
    setSounds(on);
    if (on) playSound();
  };
  return (
    <div className="call-settings">
      {allowed === 'default' && <Button onClick={() => void ask()}>{t('myDay.allow')}</Button>}
      {allowed !== 'default' && (
        <span className="quiet">{t(`myDay.notifications.${allowed}`)}</span>
      )}
      <Switch
        checked={sounds}
        label={t('myDay.sound')}
        onChange={(_, { checked }) => change(checked)}
      />
    </div>
  );
}
