// Queries that are built and compiled once and run many times: the hot path pays for SQL text only at the first call.

import type { Compilable, CompiledQuery } from 'kysely';
import { type Dialect, dialectOf } from './dialect';
import type { Database } from './store';

type DirectRunner = (sql: string, parameters: readonly unknown[]) => unknown[] | Promise<unknown[]>;

/** Databases can skip kysely's machinery for connections, which costs more than the query. */
const directRunners = new WeakMap<Database, DirectRunner>();

export function runDirectly(db: Database, runner: DirectRunner): void {
  directRunners.set(db, runner);
}

class Parameter {
  constructor(readonly name: string) {}
}

/**
 * `build` gets a stand-in for each argument and uses it where the value belongs:
 * `statement<{ id: string }, Row>((db, p) => db.selectFrom('t').selectAll().where('id', '=', p.id))`
 */
export function statement<Args extends object, Row = unknown>(
  build: (db: Database, args: Args) => Compilable<Row>,
): (db: Database, args: Args) => Promise<Row[]> {
  const standIns = new Proxy({} as Args, { get: (_, name) => new Parameter(String(name)) });
  const inDialect: Partial<Record<Dialect, CompiledQuery<Row>>> = {};
  return async (db, args) => {
    const dialect = dialectOf(db);
    const compiled = inDialect[dialect] ?? build(db, standIns).compile();
    inDialect[dialect] = compiled;
    const parameters = compiled.parameters.map((value) =>
      value instanceof Parameter ? args[value.name as keyof Args] : value,
    );
    const direct = directRunners.get(db);
    if (direct) return direct(compiled.sql, parameters) as Row[] | Promise<Row[]>;
    return (await db.executeQuery<Row>({ ...compiled, parameters })).rows;
  };
}
