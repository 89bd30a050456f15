// One group of missed questions: what was asked, how often, where it belongs, and the three things to do with it.

import { Badge, Button, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { MissesView, MissGroupView } from '../../../../desk/misses/misses-views';
import { Failure } from '../../parts/failure';
import { useWords } from '../../words';
import { type Choice, useDecide } from './decide';
import { Done } from './done';
import { type Draft, draftOf } from './draft';
import { Examples } from './examples';
import { NewEntryDialog } from './new-entry-dialog';

interface MissGroupProps {
  group: MissGroupView;
  entries: MissesView['entries'];
}

export function MissGroup({ group, entries }: MissGroupProps) {
  const { t } = useWords();
  const [ticked, setTicked] = useState(() => firstOfEach(group));
  const [entry, setEntry] = useState(group.isNew ? '' : (group.likely[0]?.id ?? ''));
  // Kept until it is saved, also while its dialog is closed.
  const [draft, setDraft] = useState<Draft>();
  const [isWriting, setWriting] = useState(false);
  const [done, setDone] = useState<{ id: string; text: string }>();
  const decide = useDecide(group);
  const [first] = group.examples;
  const chosen = group.examples.filter(({ key }) => ticked.has(key));
  const titleOf = (id: string) => entries.find((each) => each.id === id)?.title ?? id;
  const go = (choice: Choice) => {
    const into = choice.act === 'entry' ? choice.id : choice.act === 'phrasings' ? entry : '';
    decide.mutate(choice, {
      onSuccess({ id, git }) {
        setDraft(undefined);
        setWriting(false);
        const did = t(`misses.did.${choice.act}`, { entry: titleOf(into), count: group.count });
        const text = git?.kind === 'failed' ? `${did} ${t('editor.savedNoGit')}` : did;
        setDone({ id, text });
      },
    });
  };
  if (done) {
    const isUndone = () => setDone(undefined);
    return <Done decision={done} text={first?.text ?? ''} onUndone={isUndone} />;
  }
  const phrasings = chosen.map(({ text, language }) => ({ text, language }));
  return (
    <li className="panel miss">
      <Head group={group} />
      <Examples group={group} ticked={ticked} setTicked={setTicked} />
      {group.unhelpful && (
        <p className="quiet">{t('misses.wasNoHelp', { title: group.unhelpful.title })}</p>
      )}
      {group.answers.map(({ ticket, text }) => (
        <details key={ticket}>
          <summary>{t('misses.staffSaid', { ticket })}</summary>
          <p className="said quiet" dir="auto">
            {text}
          </p>
        </details>
      ))}
      {decide.error && !isWriting && <Failure error={decide.error} />}
      <div className="miss-acts">
        <EntryChoice group={group} entries={entries} entry={entry} setEntry={setEntry} />
        <Button
          appearance={group.isNew ? 'secondary' : 'primary'}
          disabled={entry === '' || phrasings.length === 0}
          disabledFocusable={decide.isPending}
          onClick={() => go({ act: 'phrasings', entry, phrasings })}
        >
          {t('misses.accept', { count: phrasings.length })}
        </Button>
        <Button
          appearance={group.isNew ? 'primary' : 'secondary'}
          onClick={() => {
            setDraft(draft ?? draftOf(group, chosen));
            setWriting(true);
          }}
        >
          {t('misses.newEntry')}
        </Button>
        <Button
          appearance="subtle"
          disabledFocusable={decide.isPending}
          onClick={() => go({ act: 'dismiss' })}
        >
          {t('misses.dismiss')}
        </Button>
      </div>
      {draft && isWriting && (
        <NewEntryDialog
          draft={draft}
          change={setDraft}
          asked={first?.text ?? ''}
          error={decide.error}
          isPending={decide.isPending}
          save={go}
          close={() => setWriting(false)}
        />
      )}
    </li>
  );
}

/** The most typical one of each language. */
function firstOfEach({ examples }: MissGroupView): ReadonlySet<string> {
  const first = (['zh-Hans', 'en'] as const).flatMap(
    (language) => examples.find((each) => each.language === language)?.key ?? [],
  );
  return new Set(first);
}

function Head({ group }: { group: MissGroupView }) {
  const { t, format } = useWords();
  const { count, examples, sources, lastAt, isNew } = group;
  return (
    <div className="miss-head">
      <h2 dir="auto" tabIndex={-1}>
        {examples[0]?.text}
      </h2>
      <Badge appearance="tint" className="badge" shape="rounded">
        {t('misses.count', { count })}
      </Badge>
      {isNew && (
        <Badge appearance="tint" className="badge" shape="rounded" color="important">
          {t('misses.isNew')}
        </Badge>
      )}
      <p className="quiet">
        {Object.entries(sources)
          .map(([source, each]) => t(`misses.source.${source}`, { count: each }))
          .join(t('listSeparator'))}{' '}
        <time dateTime={lastAt}>{t('misses.last', { time: format.dateTime(lastAt) })}</time>
      </p>
    </div>
  );
}

interface EntryChoiceProps extends MissGroupProps {
  entry: string;
  setEntry: (id: string) => void;
}

function EntryChoice({ group, entries, entry, setEntry }: EntryChoiceProps) {
  const { t } = useWords();
  const likely = new Set(group.likely.map(({ id }) => id));
  return (
    <Select
      value={entry}
      aria-label={t('misses.entryOf', { text: group.examples[0]?.text ?? '' })}
      onChange={(_, { value }) => setEntry(value)}
    >
      <option value="">{t('misses.chooseEntry')}</option>
      <optgroup label={t('misses.likely')}>
        {group.likely.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </optgroup>
      <optgroup label={t('misses.others')}>
        {entries
          .filter(({ id }) => !likely.has(id))
          .map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
      </optgroup>
    </Select>
  );
}
