// The list of keys, and the switch for those who type with their voice or are disturbed by them.

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Switch,
} from '@fluentui/react-components';
import { useState } from 'react';
import { areKeysOn, switchKeys } from '../keys';
import { useWords } from '../words';
import { useFocusBack } from './focus-back';

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
  useFocusBack();
  const { t } = useWords();
  const [isOn, setOn] = useState(areKeysOn);
  const change = (on: boolean) => {
    switchKeys(on);
    setOn(on);
  };
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && close()}>
      <DialogSurface className="dialog">
        <DialogBody>
          <DialogTitle>{t('keys.title')}</DialogTitle>
          <DialogContent>
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
            <Switch
              checked={isOn}
              onChange={(_, { checked }) => change(checked)}
              label={t('keys.on')}
            />
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={close}>
              {t('close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
