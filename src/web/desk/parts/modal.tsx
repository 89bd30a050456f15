// A window over the page. It is no modal `<dialog>` and hides nothing from the accessibility tree: both make the browser
// style the page anew, which with hundreds of messages takes longer than the window itself.

import { PortalMountNodeProvider, Subtitle1 } from '@fluentui/react-components';
import { createFocusTrap } from 'focus-trap';
import {
  type FormEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useId,
  useLayoutEffect,
  useState,
} from 'react';
import { tabbable } from 'tabbable';
import { isComposing } from '../../composing';
import { useFocusBack } from './focus-back';

interface ModalProps {
  title: string;
  children: ReactNode;
  /** The buttons below. */
  actions: ReactNode;
  close: () => void;
  /** On Enter in a field. */
  submit?: () => void;
  /** Asks before something that cannot be taken back. */
  isAlert?: boolean;
  isWide?: boolean | undefined;
}

export function Modal({ title, children, actions, close, submit, isAlert, isWide }: ModalProps) {
  useFocusBack();
  const titleId = useId();
  const [layer, setLayer] = useState<HTMLDivElement | null>(null);
  useLayoutEffect(() => (layer ? open(layer) : undefined), [layer]);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    // The page below may hold a form around this one.
    event.stopPropagation();
    submit?.();
  };
  const heard = {
    // What was written is not lost by a click beside the window, and the focus stays where somebody writes.
    onMouseDown(event: MouseEvent) {
      if (event.target === event.currentTarget) event.preventDefault();
    },
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      // Not what a list or the input method inside took for itself.
      if (!event.isDefaultPrevented() && !isComposing(event.nativeEvent)) close();
    },
  };
  const part = {
    role: isAlert ? 'alertdialog' : 'dialog',
    'aria-modal': true,
    'aria-labelledby': titleId,
    tabIndex: -1,
  };
  return (
    <div ref={setLayer} popover="manual" className="modal-layer" {...heard}>
      <div {...part} className={isWide ? 'modal wide-modal' : 'modal'}>
        {/* What a field drops down is drawn above this window, not below it. */}
        <PortalMountNodeProvider value={layer ?? undefined}>
          <form onSubmit={onSubmit}>
            <Subtitle1 as="h2" id={titleId}>
              {title}
            </Subtitle1>
            <div className="fields">{children}</div>
            <div className="modal-acts">{actions}</div>
          </form>
        </PortalMountNodeProvider>
      </div>
    </div>
  );
}

/** Above everything, and the focus inside. */
function open(layer: HTMLElement): () => void {
  layer.showPopover();
  const trap = createFocusTrap(layer, {
    escapeDeactivates: false,
    // The trap would choose all of what stands in the first field, for the next letter to replace.
    initialFocus: false,
    returnFocusOnDeactivate: false,
  });
  trap.activate();
  tabbable(layer)[0]?.focus();
  return () => void trap.deactivate();
}
