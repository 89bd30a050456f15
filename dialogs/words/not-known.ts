import type { FieldName } from './word-lists';
export interface NotKnown {
  kind: 'unknown' | 'nothing';
  field?: FieldName;
  from: number;
  to: number;
}
