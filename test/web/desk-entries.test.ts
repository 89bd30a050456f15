// The editor of entries in a browser: warned, tried, saved as the maintainer, merged and restored.

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { simpleGit } from 'simple-git';
import { DeskClient } from '../support/desk-client';
import { type Service, startService } from '../support/service';
import { temporaryFolder } from '../support/temporary-folder';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage, LOOKS } from './desk-page';

jest.setTimeout(120_000);

const ID = 'about.privacy';
const PAGE = `/desk/knowledge/entries/${ID}`;

describeInBrowser('the editor of entries, in the browser', () => {
  const folder = temporaryFolder();
  const knowledge = join(folder, 'knowledge');
  const file = join(knowledge, 'entries', `${ID}.yaml`);
  const git = simpleGit(folder);
  let service: Service;
  let client: DeskClient;
  let browser: Browser;

  beforeAll(async () => {
    cpSync(resolve(__dirname, '../../knowledge'), knowledge, { recursive: true });
    await git.init().add('.');
    await git.raw([
      ...['-c', 'user.name=Before', '-c', 'user.email=before@example.com'],
      ...['commit', '--quiet', '--message', 'as it was'],
    ]);
    service = await startService({ DATA_DIR: temporaryFolder(), KNOWLEDGE_DIR: knowledge });
    client = new DeskClient(service.url);
    const link = /\S+\/desk\/setup#\S+/.exec(service.output())?.[0] ?? '';
    await client.setUp(link, { login: 'wang.li', name: '王丽' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await service?.end();
  });

  it.each(LOOKS)('stands on a page without barriers: %o', async (look) => {
    const looked = await DeskPage.inLook(browser, service.url, look, client);
    await looked.go('/desk/knowledge/entries');
    await looked.page.locator('.entry-list > li').first().waitFor();
    expect(await looked.barriers()).toEqual([]);
    await looked.shoot(`entries-${look.width}-${look.language}`);
    await looked.go(PAGE);
    await looked.page.locator('.entry-history > li').first().waitFor();
    expect(await looked.barriers()).toEqual([]);
    expect(await looked.overflow()).toBeLessThanOrEqual(0);
    await looked.shoot(`entry-${look.width}-${look.language}`);
    await looked.close();
  });

  it('warns, tries, keeps words over a reload, saves, merges and restores', async () => {
    await client.patch('/api/desk/session', { language: 'en' });
    const desk = await DeskPage.open(browser, { url: service.url, client, locale: 'en-GB' });
    const { page } = desk;
    const english = page.getByRole('region', { name: 'English' });
    const title = english.getByLabel('Title');
    await desk.go(PAGE);
    const before = readFileSync(file, 'utf8');
    const comment = before.slice(0, before.indexOf('\nid:'));
    const old = await title.inputValue();

    await title.fill('');
    await page.getByText('To be mended:').first().waitFor();
    await title.fill('What we keep of you');
    await english.getByLabel('Phrasings').press('End');
    await page.reload();
    await page.getByText('What we keep of you').first().waitFor();

    await page.getByLabel('A question, as merchants ask').fill('what do you store about me');
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.getByText(/Known to \d+%/).waitFor({ timeout: 60_000 });

    await page.getByRole('button', { name: 'Save and go live' }).click();
    await page.getByText('Nothing is changed.').waitFor();
    const saved = readFileSync(file, 'utf8');
    expect(saved).toBe(before.replace(`title: ${old}`, 'title: What we keep of you'));
    expect(saved.startsWith(comment)).toBe(true);
    expect((await git.raw(['log', '-1', '--format=%an'])).trim()).toBe('王丽');

    await title.fill('Mine');
    writeFileSync(file, saved.replace('title: What we keep of you', 'title: By hand'));
    await page.getByText('Somebody else has saved this entry').waitFor();
    await page.getByRole('button', { name: 'Bring both together' }).click();
    await page.reload();
    await page.getByRole('region', { name: 'Title (English)' }).waitFor();
    expect(await desk.barriers()).toEqual([]);
    await desk.shoot('entry-clash');
    await expect(page.getByRole('button', { name: 'Save and go live' }).isDisabled()).resolves.toBe(
      true,
    );
    await page.getByRole('button', { name: 'Take theirs' }).click();
    expect(await title.inputValue()).toBe('By hand');
    expect(readFileSync(file, 'utf8')).toContain('title: By hand');

    await title.fill('Not saved');
    await page.getByRole('button', { name: 'Restore' }).last().click();
    const asked = page.getByRole('alertdialog');
    await asked.getByRole('button', { name: 'Restore' }).click();
    await page.getByText('The old version is in the fields').first().waitFor();
    await expect(title.inputValue()).resolves.toBe(old);
    await page.getByRole('button', { name: 'Save and go live' }).click();
    await page.getByText('Nothing is changed.').waitFor();
    expect(readFileSync(file, 'utf8')).toBe(before);
    await desk.close();
  });
});
