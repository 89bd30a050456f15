export type Wish = 'report' | 'diagnose' | 'person' | 'leave';
