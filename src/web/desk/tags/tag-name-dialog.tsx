// The names of a tag: of a new one, or other ones.

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { TagView } from '../../../desk/tags/tag-views';
import { patch, post } from '../api';
import { Failure } from '../parts/failure';
import { useFocusBack } from '../parts/focus-back';
import { useWords } from '../words';

const NAMES = ['zh', 'en'] as const;
const LONGEST = 30;

interface TagNameDialogProps {
  /** Absent for a new one. */
  tag: TagView | undefined;
  close: () => void;
}

export function TagNameDialog({ tag, close }: TagNameDialogProps) {
  useFocusBack();
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && close()}>
      <DialogSurface className="dialog">
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{t(tag ? 'tags.editTitle' : 'tags.add')}</DialogTitle>
            <DialogContent className="fields">
              {save.error && <Failure error={save.error} />}
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
            </DialogContent>
            <DialogActions>
              <Button onClick={close}>{t('cancel')}</Button>
              <Button
                type="submit"
                appearance="primary"
                disabledFocusable={save.isPending}
                disabled={names.zh.trim() === '' || names.en.trim() === ''}
              >
                {t('tags.save')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
