// Files in a message: pictures and papers of staff as links, the merchant's own by their names.

import type { Attachment } from '../line/activity';

export function Files({ files }: { files: readonly Attachment[] }) {
  return (
    <ul class="files">
      {files.map(({ contentUrl, name = '', contentType }) => (
        <li key={`${name} ${contentUrl}`}>
          {contentUrl && isPicture(contentType) ? (
            <a href={contentUrl} target="_blank" rel="noopener">
              <img src={contentUrl} alt={name} loading="lazy" />
            </a>
          ) : (
            <FileName name={name} address={contentUrl} />
          )}
        </li>
      ))}
    </ul>
  );
}

function FileName({ name, address }: { name: string; address: string | undefined }) {
  const icon = (
    <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      <path d="M6 3h8l4 4v14H6zM14 3v4h4" />
    </svg>
  );
  if (!address)
    return (
      <span class="file">
        {icon} {name}
      </span>
    );
  return (
    <a class="file" href={address} target="_blank" rel="noopener">
      {icon} {name}
    </a>
  );
}

const isPicture = (type: string) => /^image\/(png|jpeg|webp|gif)$/.test(type);
