jest.mock('../../src/language/locale-files', () => ({
  ...jest.requireActual('../../src/language/locale-files'),
  FURTHER_LANGUAGES: ['pt-BR', 'sr', 'sr-Latn'],
}));

const { languageOfLocale } = jest.requireActual<typeof import('../../src/language/language')>(
  '../../src/language/language',
);

it.each([
  ['pt-BR', 'pt-BR'],
  ['pt_BR.UTF-8', 'pt-BR'],
  ['pt', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['sr-latn', 'sr-Latn'],
  ['sr-Cyrl-RS', 'sr'],
  ['en-GB', 'en'],
  ['zh_TW', 'zh-Hans'],
  ['p', undefined],
])('of the files that there are, %s takes %s', (tag, language) => {
  expect(languageOfLocale(tag)).toBe(language);
});
