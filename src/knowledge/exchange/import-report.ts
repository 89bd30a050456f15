// What an import would do, in the words of whoever reads it.

/** How many rows and entries become what. */
export interface PlanCounts {
  rows: number;
  new: number;
  phrasings: number;
  texts: number;
  differs: number;
  replaced: number;
  elsewhere: number;
  there: number;
  lossy: number;
}

export interface ImportReport {
  /** The same for the same changes of the same folder. */
  digest: string;
  /** Nothing may be written where there are some. */
  faults: string[];
  /** What concerns a whole file. */
  notes: string[];
  rows: { place: string; entry: string; text: string; becomes: string[]; losses: string[] }[];
  counts: PlanCounts;
  /** What keeps a draft from going live. */
  gaps: { entry: string; lacks: string[] }[];
}
