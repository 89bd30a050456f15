// The app package, which a Teams administrator uploads: a zip of manifest, icons and languages, made from the configuration.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { z } from 'zod';
import type { Config } from '../../../config';
import { languageFile, type Manifest, manifestOf, translationOf } from './manifest';
import { packageSettings } from './settings';
import { APP_LANGUAGES, appWording } from './wording';

/** The earliest that a zip can name: the same configuration gives the same bytes. */
const WRITTEN_AT = new Date(1980, 0, 1);
const ICONS = 'src/channels/teams/package';
const versionSchema = z.object({ version: z.string().regex(/^\d+\.\d+\.\d+$/) });

/** @param root the folder of package.json */
export function packagePath(root: string): string {
  return join(root, 'dist/teams', `thaw-${versionIn(root)}.zip`);
}

/**
 * @param root the folder of package.json
 * @throws ThawError CONFIG_INVALID, LOCALES_INVALID
 */
export function makePackage(config: Config, root: string): Uint8Array {
  const wording = (language: (typeof APP_LANGUAGES)[number]['language']) =>
    appWording(join(root, 'locales'), language);
  const [main, ...others] = APP_LANGUAGES;
  const manifest = manifestOf({
    settings: packageSettings(config),
    version: versionIn(root),
    wording: wording(main.language),
  });
  const translations = others.map(({ tag, language }) => [
    languageFile(tag),
    asJson(translationOf(wording(language))),
  ]);
  const icons = Object.values(manifest.icons).map((name) => [
    name,
    Uint8Array.from(readFileSync(join(root, ICONS, name))),
  ]);
  const files: Zippable = {
    'manifest.json': asJson(manifest),
    ...Object.fromEntries([...icons, ...translations]),
  };
  return zipSync(files, { level: 9, mtime: WRITTEN_AT });
}

/** @throws when it is no such package */
export function manifestIn(bytes: Uint8Array): Manifest {
  const { 'manifest.json': manifest } = unzipSync(bytes);
  return JSON.parse(strFromU8(manifest ?? new Uint8Array())) as Manifest;
}

function asJson(content: object): Uint8Array {
  return strToU8(`${JSON.stringify(content, null, 2)}\n`);
}

function versionIn(root: string): string {
  return versionSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).version;
}
