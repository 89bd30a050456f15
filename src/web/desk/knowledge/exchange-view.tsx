// Knowledge that comes as a file of another program, and goes as one.

import { ExportKnowledge } from './exchange/export-knowledge';
import { ImportKnowledge } from './exchange/import-knowledge';

export function ExchangeView() {
  return (
    <div className="entry-editor">
      <ImportKnowledge />
      <ExportKnowledge />
    </div>
  );
}
