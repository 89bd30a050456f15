// One button to the other language, named in that language.

import { Button } from '@fluentui/react-components';
import { LocalLanguageRegular } from '@fluentui/react-icons';
import type { Language } from '../../language';
import { useWords } from '../words';

export function LanguageSwitch({ choose }: { choose: (language: Language) => void }) {
  const { t, language } = useWords();
  const other = language === 'en' ? 'zh-Hans' : 'en';
  return (
    <Button
      appearance="subtle"
      className="language-switch"
      icon={<LocalLanguageRegular />}
      lang={other}
      onClick={() => choose(other)}
    >
      {t('otherLanguage')}
    </Button>
  );
}
