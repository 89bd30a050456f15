// Downloads the knowledge as a table or as a file of another program.

import { Button, Checkbox, Field, Select } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Format } from '../../../../knowledge/exchange/format-names';
import { Section } from '../../ticket/section';
import { useWords } from '../../words';

const FORMATS: readonly Format[] = ['excel', 'csv', 'qna', 'faq-plus', 'rasa'];

export function ExportKnowledge() {
  const { t, language: own } = useWords();
  const [format, setFormat] = useState<Format>('excel');
  const [chosen, setChosen] = useState('');
  const [drafts, setDrafts] = useState(false);
  // A Rasa bot speaks one language.
  const needsLanguage = format === 'rasa';
  const language = chosen || (needsLanguage ? (own === 'en' ? 'en' : 'zh-Hans') : '');
  const query = new URLSearchParams({
    format,
    drafts: String(drafts),
    ...(language && { language }),
  });
  return (
    <Section title={t('exchange.export')}>
      <div className="exchange-wish">
        <Field label={t('exchange.format')}>
          <Select value={format} onChange={(_, { value }) => setFormat(value as Format)}>
            {FORMATS.map((each) => (
              <option key={each} value={each}>
                {t(`exchange.formats.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('exchange.language')}>
          <Select value={language} onChange={(_, { value }) => setChosen(value)}>
            {!needsLanguage && <option value="">{t('exchange.both')}</option>}
            <option value="zh-Hans">{t('language.zh-Hans')}</option>
            <option value="en">{t('language.en')}</option>
          </Select>
        </Field>
        <Checkbox
          label={t('exchange.drafts')}
          checked={drafts}
          onChange={(_, { checked }) => setDrafts(checked === true)}
        />
        <Button
          as="a"
          icon={<ArrowDownloadRegular />}
          href={`/api/desk/knowledge/export?${query}`}
          download
        >
          {t('exchange.download')}
        </Button>
      </div>
    </Section>
  );
}
