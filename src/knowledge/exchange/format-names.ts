// The formats in which knowledge comes and goes, by their names.

export const FORMATS = ['csv', 'excel', 'qna', 'faq-plus', 'rasa'] as const;
export type Format = (typeof FORMATS)[number];
