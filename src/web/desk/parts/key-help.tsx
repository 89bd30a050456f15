// The list of keys, and the switch for those who type with their voice or are disturbed by them.

import { Button, Switch } from '@fluentui/react-components';
import { useState } from 'react';
import { areKeysOn, switchKeys } from '../keys';
import { useWords } from '../words';
import { Modal } from './modal';

const KEYS: readonly [name: string, keys: readonly string[]][] = [
  ['move', ['j', 'k', '↓', '↑']],
  ['open', ['Enter']],
  ['claim', ['c']],
  ['choose', ['x']],
  ['chooseOn', ['Shift + J']],
  ['write', ['r']],
  ['put-off', ['z']],
  ['remind', ['m']],
  ['tags', ['t']],
  ['my-day', ['d']],
  ['queue', ['q']],
  ['search', ['/']],
  ['back', ['Esc']],
  ['send', ['Ctrl + Enter', '⌘ + Enter']],
  ['ready', ['/']],
  ['suggestion', ['Alt + 1', '2', '3']],
  ['help', ['?']],
];

export function KeyHelp({ close }: { close: () => void }) {
  const { t } = useWords();
  const [isOn, setOn] = useState(areKeysOn);
  const change = (on: boolean) => {
    switchKeys(on);
    setOn(on);
  };
  const actions = (
    <Button appearance="primary" onClick={close}>
      {t('close')}
    </Button>
  );
  return (
    <Modal title={t('keys.title')} actions={actions} close={close}>
      <dl className="key-list">
        {KEYS.map(([name, keys]) => (
          <div key={name}>
            <dt>{t(`keys.${name}`)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Switch checked={isOn} onChange={(_, { checked }) => change(checked)} label={t('keys.on')} />
    </Modal>
  );
}
