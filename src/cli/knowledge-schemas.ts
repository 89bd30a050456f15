// `kb knowledge schemas`: JSON Schemas of the knowledge files, by which editors such as VS Code check while one writes.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { wordListsSchema } from '../../dialogs/words/word-lists';
import { diagnosisSchema } from '../knowledge/diagnosis';
import { documentsSchema } from '../knowledge/documents';
import { entrySchema, operatorSchema, outOfScopeSchema, synonymsSchema } from '../knowledge/entry';
import { hoursSchema } from '../knowledge/hours-file';
import { repliesSchema } from '../knowledge/replies';
import { screenCodesSchema } from '../knowledge/screen-codes/file';
import { type CommandContext, knowledgeFolder } from './command';

const FOLDER = 'schemas';
/** Name of the schema, and the files that it is for. */
const SCHEMAS: readonly { name: string; schema: z.ZodType; files: readonly string[] }[] = [
  { name: 'entry', schema: entrySchema, files: ['entries/*.yaml', 'drafts/*.yaml'] },
  { name: 'operator', schema: operatorSchema, files: ['operator.yaml'] },
  { name: 'synonyms', schema: synonymsSchema, files: ['synonyms.yaml'] },
  { name: 'out-of-scope', schema: outOfScopeSchema, files: ['out-of-scope.yaml'] },
  { name: 'documents', schema: documentsSchema, files: ['documents.yaml'] },
  { name: 'replies', schema: repliesSchema, files: ['replies.yaml'] },
  { name: 'diagnosis', schema: diagnosisSchema, files: ['diagnosis.yaml'] },
  { name: 'hours', schema: hoursSchema, files: ['hours.yaml'] },
  { name: 'screen-codes', schema: screenCodesSchema, files: ['screen-codes.yaml'] },
  { name: 'answer-words', schema: wordListsSchema, files: ['answer-words.yaml'] },
];

/** The text of each file, by its path inside the knowledge folder. */
export function schemaFiles(): Map<string, string> {
  return new Map(
    SCHEMAS.map(({ name, schema }) => {
      // What a check in code adds cannot stand in a schema; `kb check` says it.
      const json = z.toJSONSchema(schema, {
        io: 'input',
        unrepresentable: 'any',
        target: 'draft-07',
      });
      return [join(FOLDER, `${name}.json`), `${JSON.stringify(json, undefined, 2)}\n`];
    }),
  );
}

/** For the editor's settings: which schema checks which files. */
export function schemaAssociations(folder: string): Record<string, string[]> {
  return Object.fromEntries(
    SCHEMAS.map(({ name, files }) => [
      `./${folder}/${FOLDER}/${name}.json`,
      files.map((file) => `${folder}/${file}`),
    ]),
  );
}

export async function writeSchemas({ env, print }: CommandContext): Promise<number> {
  const dir = knowledgeFolder(env);
  await mkdir(join(dir, FOLDER), { recursive: true });
  for (const [name, text] of schemaFiles()) {
    const file = join(dir, name);
    const before = await readFile(file, 'utf8').catch(() => '');
    if (before === text) continue;
    await writeFile(file, text);
    print(file);
  }
  return 0;
}
