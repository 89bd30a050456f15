// The report of `kb evaluate --html` in a real browser: it fetches nothing, fits a phone, and axe finds nothing.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { evaluateQuestions } from '../../src/cli/evaluate';
import { LANGUAGES } from '../../src/language/language';
import { knowledgeFolder } from '../knowledge/folder';
import { temporaryFolder } from '../support/temporary-folder';
import { describeInBrowser, openBrowser } from './browser';

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
const QUESTIONS = `text,label
the review number <b>one</b>,cause.freeze
the freeze number two,cause.freeze
审核第甲个,step.review
how is the weather,step.review
how is the weather,oos
`;

async function report(language: string): Promise<string> {
  const folder = temporaryFolder();
  const [questions, html] = [join(folder, 'questions.csv'), join(folder, 'report.html')];
  writeFileSync(questions, QUESTIONS);
  const env = { KNOWLEDGE_DIR: knowledgeFolder() };
  const before = join(folder, 'before.json');
  const print = (run: string) =>
    writeFileSync(before, run.replace('"top":"step.review"', '"top":""'));
  await evaluateQuestions(['--questions', questions, '--json'], { env, print, warn() {} });
  const args = ['--questions', questions, '--html', html, '--language', language];
  await evaluateQuestions([...args, '--against', before], { env, print() {}, warn() {} });
  return html;
}

describeInBrowser('the report of an evaluation', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each(
    LANGUAGES.flatMap((language) =>
      (['light', 'dark'] as const).map((theme) => ({ language, theme })),
    ),
  )('is whole, small and accessible: $language, $theme', async ({ language, theme }) => {
    const page = await browser.newPage({
      viewport: { width: 360, height: 700 },
      colorScheme: theme,
    });
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const url = pathToFileURL(await report(language)).href;
    await page.goto(url);
    expect(requests.filter((each) => each !== url && !each.startsWith('data:'))).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(await page.locator('#confusions .heat td[tabindex]').count()).toBe(2);
    expect(await page.locator('#answeredWrongly').textContent()).toContain('<b>one</b>');
    expect(await page.locator('#against td').first().textContent()).toMatch(/^(All|全部)$/);
    await page.locator('#entries th button').first().click();
    expect(await page.locator('#entries th').first().getAttribute('aria-sort')).toBe('ascending');
    expect(await page.locator('#entries tbody td:first-child').allTextContents()).toEqual([
      'cause.freeze',
      'oos',
      'step.review',
    ]);
    await page.evaluate(AXE);
    const found = await page.evaluate(
      'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))',
    );
    expect(found).toEqual([]);
    await page.close();
  });
});
