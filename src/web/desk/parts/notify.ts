// Short messages in the upper corner: something was done, or could not be done.

import { Toast, ToastTitle, useToastController } from '@fluentui/react-components';
import { createElement } from 'react';
import { useWords } from '../words';

export const TOASTER = 'desk';
const FAILURE_MS = 10_000;

export function useNotify() {
  const { dispatchToast } = useToastController(TOASTER);
  const { failure } = useWords();
  const show = (text: string) => createElement(Toast, null, createElement(ToastTitle, null, text));
  const wrong = (text: string) =>
    dispatchToast(show(text), { intent: 'error', timeout: FAILURE_MS });
  return {
    done: (text: string) => dispatchToast(show(text), { intent: 'success' }),
    wrong,
    failed: (error: unknown) => wrong(failure(error)),
  };
}
