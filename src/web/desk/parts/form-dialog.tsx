// A dialog that asks for something and does one thing with it: its fields, what went wrong, the way back, the way on.

import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useWords } from '../words';
import { Failure } from './failure';
import { Modal } from './modal';

interface FormDialogProps {
  title: string;
  children: ReactNode;
  /** Of whatever was tried last; null and undefined: nothing went wrong. */
  error: unknown;
  /** On the button that does it. */
  action: string;
  submit: () => void;
  isPending: boolean;
  /** False while something is still to be filled in. */
  isReady?: boolean;
  close: () => void;
  /** Stands before the buttons. */
  aside?: ReactNode;
  isWide?: boolean;
}

export function FormDialog(props: FormDialogProps) {
  const { t } = useWords();
  const { title, children, error, action, aside, close, isPending, isReady = true } = props;
  const submit = () => {
    if (isReady && !isPending) props.submit();
  };
  const actions = (
    <>
      {aside}
      <Button onClick={close}>{t('cancel')}</Button>
      <Button type="submit" appearance="primary" disabled={!isReady} disabledFocusable={isPending}>
        {action}
      </Button>
    </>
  );
  return (
    <Modal title={title} actions={actions} submit={submit} close={close} isWide={props.isWide}>
      {error !== null && error !== undefined && <Failure error={error} />}
      {children}
    </Modal>
  );
}
