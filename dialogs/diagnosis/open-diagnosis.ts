// A diagnosis in the turn that works on it.

import type { Diagnosis, DiagnosisQuestion } from '../../src/knowledge/diagnosis';
import type { DialogTurn } from '../turn/dialog-turn';
import type { DiagnosisRecord, Given } from '../turn/memory';
import { type Walk, walk } from './record';

/** Raised when the shape changes: a diagnosis of another version is not continued. */
export const STATE_VERSION = 1;

/** What only the open dialog needs; the answers themselves stand in the memory. */
export interface DiagnosisState {
  version: typeof STATE_VERSION;
  /** Messages in a row that answered nothing. */
  wrong: number;
  /** Words to the question of now that could not be told apart; they go into the report. */
  heard: string[];
  /** Ids of the answers offered last, when they were only some of the question's. */
  among?: string[];
  /** Answers given after one that is being corrected: they need not be asked again. */
  later: Given[];
  /** Earlier messages: a later question may be answered in them. */
  told: string[];
}

export interface OpenDiagnosis {
  turn: DialogTurn;
  tree: Diagnosis;
  state: DiagnosisState;
  record: DiagnosisRecord;
}

/** What a turn of the diagnosis ends with. */
export type DiagnosisStep = 'waiting' | 'finished' | 'cancelled' | 'person' | 'report';

/** Asks for words or events, and not for one of a few states. */
export function tellsWhatHappened({ fills }: DiagnosisQuestion): boolean {
  return fills === 'notice' || fills === 'before';
}

export function walkOf({ tree, record }: OpenDiagnosis): Walk {
  return walk(tree, record.given);
}
