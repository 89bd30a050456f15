// Asks once more before something that cannot be taken back.

import { Button } from '@fluentui/react-components';
import { useWords } from '../words';
import { Modal } from './modal';

interface ConfirmProps {
  title: string;
  text: string;
  action: string;
  confirm: () => void;
  close: () => void;
}

export function Confirm({ title, text, action, confirm, close }: ConfirmProps) {
  const { t } = useWords();
  const go = () => {
    close();
    confirm();
  };
  const actions = (
    <>
      <Button onClick={close}>{t('cancel')}</Button>
      <Button appearance="primary" onClick={go}>
        {action}
      </Button>
    </>
  );
  return (
    <Modal title={title} actions={actions} close={close} isAlert>
      {text}
    </Modal>
  );
}
