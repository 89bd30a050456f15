// One message of the conversation. All of it is text: nothing that a merchant writes becomes a link or a tag.

import { ThumbDislikeRegular, ThumbLikeRegular } from '@fluentui/react-icons';
import type { SpokenView } from '../../../desk/views';
import { useWords } from '../words';
import { LightText } from './light-text';

export function Spoken({ spoken }: { spoken: SpokenView }) {
  const { t, format } = useWords();
  const { from, name, at, text, entry, helpful, files, later } = spoken;
  return (
    <article className="spoken" data-from={from}>
      <header>
        <span className="sender">{name ? <bdi>{name}</bdi> : t(`by.${from}`)}</span>
        <time dateTime={at} title={format.dateTime(at)}>
          {format.short(at)}
        </time>
      </header>
      {text !== '' && (
        <div className="bubble" dir="auto">
          {from === 'bot' ? <LightText text={text} /> : <bdi>{text}</bdi>}
        </div>
      )}
      {later && <p className="quiet answered-with">{t(`spoken.${later}`)}</p>}
      {files.map((file) => (
        <a key={file.href} className="file" href={file.href} download>
          <bdi>{file.name}</bdi> <span className="quiet">{format.bytes(file.bytes)}</span>
        </a>
      ))}
      {entry && (
        <p className="quiet answered-with" title={entry.id}>
          {t('spoken.entry', { title: entry.title, confidence: format.percent(entry.confidence) })}
        </p>
      )}
      {helpful !== undefined && (
        <p className="quiet answered-with">
          {helpful ? <ThumbLikeRegular /> : <ThumbDislikeRegular />}
          {t(helpful ? 'spoken.helpful' : 'spoken.unhelpful')}
        </p>
      )}
    </article>
  );
}
