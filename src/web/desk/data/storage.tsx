// How much is stored of each kind and how long it is kept.

import { Spinner } from '@fluentui/react-components';
import type { StorageView } from '../../../desk/data-views';
import { Failure } from '../parts/failure';
import { useStorage } from '../queries';
import { useWords } from '../words';

export function Storage() {
  const { t } = useWords();
  const { data, error, isPending, refetch } = useStorage(true);
  return (
    <section className="data-section" aria-label={t('storage.title')}>
      <h2>{t('storage.title')}</h2>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {isPending && <Spinner label={t('loading')} />}
      {data && <Kinds storage={data} />}
    </section>
  );
}

function Kinds({ storage }: { storage: StorageView }) {
  const { t, format } = useWords();
  const { kinds, countedAt, files, disk } = storage;
  return (
    <>
      <p className="lead">
        {files !== null && t('storage.files', { size: format.bytes(files) })}{' '}
        {disk &&
          t('storage.disk', { free: format.bytes(disk.free), size: format.bytes(disk.size) })}{' '}
        {countedAt
          ? t('storage.counted', { time: format.dateTime(countedAt) })
          : t('storage.notCounted')}
      </p>
      <table className="table stacking">
        <thead>
          <tr>
            <th scope="col">{t('storage.kind')}</th>
            <th scope="col">{t('storage.entries')}</th>
            <th scope="col">{t('storage.size')}</th>
            <th scope="col">{t('storage.kept')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, entries, bytes, days }) => (
            <tr key={kind}>
              <td data-label={t('storage.kind')}>{t(`storageKind.${kind}`)}</td>
              <td data-label={t('storage.entries')}>
                {entries === null ? '–' : format.number(entries)}
              </td>
              <td data-label={t('storage.size')}>{bytes === null ? '–' : format.bytes(bytes)}</td>
              <td data-label={t('storage.kept')}>
                {days === null ? t('storage.forEver') : t('storage.days', { count: days })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
