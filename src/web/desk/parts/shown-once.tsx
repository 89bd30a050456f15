// Something secret that is shown this one time: a link or a key, with a button that copies it.

import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../words';

interface ShownOnceProps {
  title: string;
  text: string;
  secret: string;
  close: () => void;
}

export function ShownOnce({ title, text, secret, close }: ShownOnceProps) {
  const { t } = useWords();
  const [isCopied, setCopied] = useState(false);
  const copyButton = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another secret is announced like the first
  useEffect(() => {
    // The dialog that it comes from holds the focus until it is gone.
    const soon = setTimeout(() => copyButton.current?.focus());
    return () => clearTimeout(soon);
  }, [secret]);
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => setCopied(true),
      // Where the browser refuses, the text can still be selected.
      () => setCopied(false),
    );
  return (
    <MessageBar intent="success" layout="multiline" role="status" className="shown-once">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle>
        <p>{text}</p>
        <p>
          <code className="secret">{secret}</code>
        </p>
        <p className="write-acts">
          <Button
            ref={copyButton as never}
            icon={isCopied ? <CheckmarkRegular /> : <CopyRegular />}
            onClick={() => void copy()}
          >
            {t(isCopied ? 'copied' : 'copy')}
          </Button>
          <Button appearance="subtle" onClick={close}>
            {t('close')}
          </Button>
        </p>
      </MessageBarBody>
    </MessageBar>
  );
}
