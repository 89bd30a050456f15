// The names of a tag: of a new one, or other ones.

import { Field, Input } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TagView } from '../../../desk/tags/tag-views';
import { patch, post } from '../api';
import { FormDialog } from '../parts/form-dialog';
import { useWords } from '../words';

const NAMES = ['zh', 'en'] as const;
const LONGEST = 30;

interface TagNameDialogProps {
  /** Absent for a new one. */
  tag: TagView | undefined;
  close: () => void;
}

export function TagNameDialog({ tag, close }: TagNameDialogProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [names, setNames] = useState({ zh: tag?.zh ?? '', en: tag?.en ?? '' });
  const save = useMutation({
    mutationFn: () => (tag ? patch<unknown>(`/tags/${tag.id}`, names) : post('/tags', names)),
    onSuccess() {
      close();
      return client.invalidateQueries({ queryKey: ['tags'] });
    },
  });
  return (
    <FormDialog
      title={t(tag ? 'tags.editTitle' : 'tags.add')}
      error={save.error}
      action={t('tags.save')}
      submit={() => save.mutate()}
      isPending={save.isPending}
      isReady={names.zh.trim() !== '' && names.en.trim() !== ''}
      close={close}
    >
      {NAMES.map((name) => (
        <Field key={name} label={t(`tags.${name}`)} required>
          <Input
            value={names[name]}
            maxLength={LONGEST}
            autoComplete="off"
            onChange={(_, { value }) => setNames({ ...names, [name]: value })}
          />
        </Field>
      ))}
    </FormDialog>
  );
}
