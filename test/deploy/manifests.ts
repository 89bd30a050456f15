// The Kubernetes manifests, and a strict check of them against the schemas of their kinds.

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

export const FOLDER = resolve(__dirname, '../../deploy/kubernetes');

export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
}

export const FILES = readdirSync(FOLDER).filter((name) => name !== 'kustomization.yaml');

export function manifest<T = Manifest>(file: string): T {
  return parse(readFileSync(join(FOLDER, file), 'utf8')) as T;
}

/** What is wrong with a manifest; the schemas themselves let unknown fields pass. */
export async function faultsOf(given: Manifest): Promise<string[]> {
  const models = await import(`kubernetes-models/${given.apiVersion}`);
  const seen = new Set<string>();
  try {
    // A model copies what it is given, and reads all of it.
    models[given.kind].prototype.validate.call(watched(given, '', seen));
  } catch (err) {
    return [(err as Error).message];
  }
  return pathsOf(given, '')
    .filter((path) => !seen.has(path))
    .map((path) => `unknown: ${path}`);
}

/** A schema looks at every field that it knows, and only at those. */
function watched<T extends object>(target: T, at: string, seen: Set<string>): T {
  return new Proxy(target, {
    get(from, key) {
      const value = Reflect.get(from, key) as unknown;
      if (typeof key === 'string') seen.add(`${at}/${key}`);
      return isObject(value) ? watched(value, `${at}/${String(key)}`, seen) : value;
    },
  });
}

function pathsOf(value: object, at: string): string[] {
  return Object.entries(value).flatMap(([key, inner]) => [
    `${at}/${key}`,
    ...(isObject(inner) ? pathsOf(inner, `${at}/${key}`) : []),
  ]);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
