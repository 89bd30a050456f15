// Imports files: what each row would become is shown first, and only what was shown is written.

import {
  Button,
  Checkbox,
  Field,
  MessageBar,
  MessageBarBody,
  Select,
  Spinner,
} from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link } from 'wouter';
import type { ImportView } from '../../../../desk/exchange/exchange-views';
import { post } from '../../api';
import { Failure } from '../../parts/failure';
import { useNotify } from '../../parts/notify';
import { uploadOf } from '../../ticket/chosen-files';
import { Section } from '../../ticket/section';
import { useWords } from '../../words';
import { ImportPlan } from './import-plan';

const ACCEPTED = '.xlsx,.csv,.tsv,.json,.yml,.yaml';

interface Wish {
  files: readonly File[];
  replace: boolean;
  language: string;
}

export function ImportKnowledge() {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [wish, setWish] = useState<Wish>({ files: [], replace: false, language: '' });
  const trial = useImport();
  const write = useWrite();
  const again = (next: Wish) => {
    setWish(next);
    write.reset();
    if (next.files.length > 0) trial.mutate({ wish: next });
  };
  const { data: plan } = trial;
  const done = write.data;
  const isBusy = trial.isPending || write.isPending;
  return (
    <Section title={t('exchange.import')}>
      <p className="quiet">{t('exchange.importAbout')}</p>
      <div className="exchange-wish">
        <Button
          appearance={plan && !done ? 'secondary' : 'primary'}
          icon={<ArrowUploadRegular />}
          disabledFocusable={isBusy}
          onClick={() => input.current?.click()}
        >
          {t('exchange.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={ACCEPTED}
          aria-label={t('exchange.choose')}
          onChange={({ target }) => {
            again({ ...wish, files: [...(target.files ?? [])] });
            // The same file may be chosen once more after it was mended.
            target.value = '';
          }}
        />
        <Field label={t('exchange.textsIn')}>
          <Select
            value={wish.language}
            disabled={isBusy}
            onChange={(_, { value }) => again({ ...wish, language: value })}
          >
            <option value="">{t('exchange.byText')}</option>
            <option value="zh-Hans">{t('language.zh-Hans')}</option>
            <option value="en">{t('language.en')}</option>
          </Select>
        </Field>
        <Checkbox
          label={t('exchange.replace')}
          checked={wish.replace}
          disabled={isBusy}
          onChange={(_, { checked }) => again({ ...wish, replace: checked === true })}
        />
      </div>
      <div role="status">
        {wish.files.length > 0 && (
          <p>
            {t('exchange.files', {
              names: wish.files.map(({ name }) => name).join(t('listSeparator')),
            })}
          </p>
        )}
        {isBusy && <Spinner label={t(write.isPending ? 'exchange.writing' : 'exchange.reading')} />}
        {done && (
          <MessageBar intent="success" layout="multiline">
            <MessageBarBody>
              {t('exchange.written', { count: done.written ?? 0 })}{' '}
              <Link href="/desk/knowledge/entries">{t('exchange.toDrafts')}</Link>
            </MessageBarBody>
          </MessageBar>
        )}
      </div>
      {(write.error ?? trial.error) && <Failure error={write.error ?? trial.error} />}
      {plan && !done && !trial.isPending && (
        <ImportPlan
          plan={plan}
          isPending={write.isPending}
          write={() => write.mutate({ wish, digest: plan.digest })}
        />
      )}
    </Section>
  );
}

function useImport(onSuccess: (done: ImportView) => unknown = () => {}) {
  return useMutation({
    onSuccess,
    mutationFn: ({ wish, digest }: { wish: Wish; digest?: string }) => {
      const { files, replace, language } = wish;
      const asked = { replace, ...(language && { language }), ...(digest && { digest }) };
      return post<ImportView>('/knowledge/import', uploadOf(asked, files));
    },
  });
}

function useWrite() {
  const { t } = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  return useImport(({ git }) => {
    if (git?.kind === 'failed') notify.wrong(t('editor.savedNoGit'));
    return client.invalidateQueries({ queryKey: ['entries'] });
  });
}
