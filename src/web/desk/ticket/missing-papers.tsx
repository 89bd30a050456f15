// Which papers the merchant is asked for: taken from the list, or in own words.

import { Button, Checkbox, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { TicketView } from '../../../desk/views';
import { isComposing } from '../../composing';
import { useWords } from '../words';

const LONGEST_NAME = 200;

interface MissingPapersProps {
  ticket: TicketView;
  missing: string[];
  setMissing: (missing: string[]) => void;
}

export function MissingPapers({ ticket, missing, setMissing }: MissingPapersProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const { papers } = ticket;
  const [added, setAdded] = useState<string[]>([]);
  const known = [...new Set([...papers.asked, ...papers.missing, ...papers.atHand, ...added])];
  const add = () => {
    const name = typed.trim();
    if (name === '') return;
    setAdded([...added, name]);
    setMissing([...new Set([...missing, name])]);
    setTyped('');
  };
  return (
    <fieldset className="fieldset">
      <legend>{t('statusDialog.missing')}</legend>
      {known.map((name) => (
        <Checkbox
          key={name}
          label={name}
          checked={missing.includes(name)}
          onChange={(_, { checked }) =>
            setMissing(checked ? [...missing, name] : missing.filter((each) => each !== name))
          }
        />
      ))}
      <div className="add-line">
        <Field label={t('statusDialog.otherPaper')} size="small">
          <Input
            value={typed}
            maxLength={LONGEST_NAME}
            onChange={(_, { value }) => setTyped(value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return;
              event.preventDefault();
              add();
            }}
          />
        </Field>
        <Button onClick={add} disabled={typed.trim() === ''}>
          {t('statusDialog.addPaper')}
        </Button>
      </div>
    </fieldset>
  );
}
