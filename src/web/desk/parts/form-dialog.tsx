// A dialog that asks for something and does one thing with it: its fields, what went wrong, the way back, the way on.

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  type DialogProps,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { FormEvent, ReactNode } from 'react';
import { isComposing } from '../../composing';
import { useWords } from '../words';
import { Failure } from './failure';
import { useFocusBack } from './focus-back';

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
  useFocusBack();
  const { t } = useWords();
  const { title, children, error, action, aside, close, isPending, isReady = true } = props;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !isPending) props.submit();
  };
  // What was written is not lost by a click beside the dialog, nor by a key that was the input method's.
  const leave: DialogProps['onOpenChange'] = (_, { type, event }) => {
    if (type === 'escapeKeyDown' && !isComposing(event.nativeEvent)) close();
  };
  return (
    <Dialog open onOpenChange={leave}>
      <DialogSurface
        className={props.isWide ? 'dialog wide-dialog' : 'dialog'}
        // A click beside the dialog leaves the focus where somebody writes.
        backdrop={{ onMouseDown: (event) => event.preventDefault() }}
      >
        <form onSubmit={onSubmit}>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className="fields">
              {error !== null && error !== undefined && <Failure error={error} />}
              {children}
            </DialogContent>
            <DialogActions>
              {aside}
              <Button onClick={close}>{t('cancel')}</Button>
              <Button
                type="submit"
                appearance="primary"
                disabled={!isReady}
                disabledFocusable={isPending}
              >
                {action}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
