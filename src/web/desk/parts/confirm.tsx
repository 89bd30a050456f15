// Asks once more before something that cannot be taken back.

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useWords } from '../words';
import { useFocusBack } from './focus-back';

interface ConfirmProps {
  title: string;
  text: string;
  action: string;
  confirm: () => void;
  close: () => void;
}

export function Confirm({ title, text, action, confirm, close }: ConfirmProps) {
  useFocusBack();
  const { t } = useWords();
  const go = () => {
    close();
    confirm();
  };
  return (
    <Dialog open modalType="alert" onOpenChange={(_, data) => !data.open && close()}>
      <DialogSurface className="dialog">
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{text}</DialogContent>
          <DialogActions>
            <Button onClick={close}>{t('cancel')}</Button>
            <Button appearance="primary" onClick={go}>
              {action}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
