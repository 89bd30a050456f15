// The drawings in src/web/pictures that an answer may show.

export const PICTURES = ['slip', 'money-way'] as const;
export type Picture = (typeof PICTURES)[number];
