// Choosing files for a reply, and the ones that were chosen.

import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { AttachRegular, DismissRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import { CompactButton } from '../parts/compact-button';
import { useWords } from '../words';
import { ACCEPTED, type useChosenFiles } from './chosen-files';

interface AttachmentsProps {
  chosen: ReturnType<typeof useChosenFiles>;
  /** The button of a removed file is gone. */
  onRemoved: () => void;
}

export function Attachments({ chosen, onRemoved }: AttachmentsProps) {
  const { t, format } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const { files, refused, add, remove } = chosen;
  return (
    <>
      <CompactButton
        icon={<AttachRegular />}
        label={t('files.attach')}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPTED}
        onChange={({ target }) => {
          add([...(target.files ?? [])]);
          // The same file may be chosen once more after it was taken out.
          target.value = '';
        }}
      />
      {files.length > 0 && (
        <ul className="chosen-files" aria-label={t('files.chosen')}>
          {files.map((file) => (
            <li key={`${file.name} ${file.lastModified} ${file.size}`}>
              <bdi>{file.name}</bdi> <span className="quiet">{format.bytes(file.size)}</span>
              <Button
                size="small"
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={t('files.remove', { name: file.name })}
                onClick={() => {
                  remove(file);
                  onRemoved();
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {refused.length > 0 && (
        <MessageBar intent="warning" layout="multiline" role="alert" className="refused">
          <MessageBarBody>
            {refused.map(({ name, reason }) => (
              <p key={name}>{t(`files.${reason}`, { name })}</p>
            ))}
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
