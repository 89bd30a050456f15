// The editor of entries in a browser: warned, tried, saved as the maintainer, merged and restored.

import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { simpleGit } from 'simple-git';
import { DeskClient } from '../support/desk-client';
import { type Service, startService } from '../support/service';
import { temporaryFolder } from '../support/temporary-folder';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage, LOOKS } from './desk-page';

jest.setTimeout(240_000);

const ID = 'about.privacy';
const TABLE = {
  name: '打印纸.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    'id,language,title,question,answer\nfaq.paper,zh-Hans,打印纸,哪里有打印纸卖,<b>请联系我们</b>\n',
  ),
};
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
    await looked.page.locator('.entry-shared').scrollIntoViewIfNeeded();
    await looked.shoot(`entry-shared-${look.width}-${look.language}`);
    await looked.go('/desk/knowledge/exchange');
    await looked.page.locator('input[type=file]').setInputFiles(TABLE);
    await looked.page.locator('.exchange-rows tbody tr').first().waitFor();
    expect(await looked.barriers()).toEqual([]);
    expect(await looked.overflow()).toBeLessThanOrEqual(0);
    await looked.shoot(`exchange-${look.width}-${look.language}`);
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

  it('begins an entry, fills its gaps and links it, imports and exports', async () => {
    await client.patch('/api/desk/session', { language: 'zh-Hans' });
    const viewport = { width: 360, height: 740 };
    const desk = await DeskPage.open(browser, { url: service.url, client, viewport });
    const { page } = desk;
    await desk.go('/desk/knowledge/entries');
    await desk.button('新条目').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('标题（中文）').fill('打印纸在哪里买');
    await dialog.getByLabel('标题（英文）').fill('What happens to paper');
    const id = dialog.getByLabel('编号');
    expect(await id.inputValue()).toBe('faq.what-happens-to-paper');
    await id.fill(ID);
    await dialog.getByText('已有同编号的条目').waitFor();
    expect(await desk.button('建草稿').isDisabled()).toBe(true);
    await id.fill('faq.paper-rolls');
    expect(await desk.barriers()).toEqual([]);
    await desk.shoot('entry-new');
    await desk.button('建草稿').click();
    const chinese = page.getByRole('region', { name: '中文' });
    await chinese.getByText('还有没写完的地方').first().waitFor();
    expect(await chinese.locator('[data-gap="true"]').count()).toBe(3);
    expect(await desk.barriers()).toEqual([]);
    await desk.shoot('entry-gaps');

    await page.getByRole('combobox', { name: '接着可问' }).fill(ID);
    await page.getByRole('option', { name: ID }).click();
    await page.getByLabel('图', { exact: true }).selectOption('slip');
    await desk.button('保存草稿').click();
    await page.getByText('草稿已保存').first().waitFor();
    const draft = join(knowledge, 'drafts', 'faq.paper-rolls.yaml');
    const text = readFileSync(draft, 'utf8');
    expect(text).toContain(`related: [${ID}]\npicture: slip\n`);
    await desk.button('保存并上线').click();
    await page.getByText('还不能保存').waitFor();
    expect(await desk.overflow()).toBeLessThanOrEqual(0);
    await desk.button('删除草稿').click();
    await page.getByRole('alertdialog').getByRole('button', { name: '删除草稿' }).click();
    await page.getByRole('button', { name: '找回 faq.paper-rolls' }).waitFor();
    expect(existsSync(draft)).toBe(false);
    await desk.shoot('entries-removed');

    await desk.go('/desk/knowledge/exchange');
    await page.locator('input[type=file]').setInputFiles(TABLE);
    await desk.button(/^导入$/).click();
    await page.getByText('已写入 1 个文件').waitFor();
    expect(existsSync(join(knowledge, 'drafts', 'faq.paper.yaml'))).toBe(true);
    await page.getByLabel('格式').selectOption('rasa');
    const loads = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载' }).click();
    expect((await loads).suggestedFilename()).toMatch(/^knowledge-.*\.zh-Hans\.yml$/);
    await desk.close();
  });
});
