// What somebody does at the desk all day, one interaction after the other, each under its name.

import type { Page } from 'playwright-core';
import type { DeskProbe } from './desk-probe.mts';

const ENTRY = 'prevent.follow-rules';
const PHONE = { width: 360, height: 740 };

interface Desk {
  url: string;
  /** Of the ticket with the long talk. */
  number: string;
  messages: number;
}

export async function playDesk(probe: DeskProbe, desk: Desk): Promise<void> {
  await playQueue(probe, desk);
  await playTalk(probe, desk);
  await playKnowledge(probe, desk);
}

/** Each letter is an interaction of its own. */
async function type(probe: DeskProbe, name: string, text: string): Promise<void> {
  for (const letter of text) await probe.act(name, () => probe.page.keyboard.press(letter));
}

async function openAll(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/desk`);
  await page.locator('[data-row]').first().waitFor();
  const more = page.locator('.more-tickets');
  while ((await more.count()) > 0) {
    await more.scrollIntoViewIfNeeded({ timeout: 1000 }).catch(() => {});
    await page.waitForTimeout(100);
  }
  await toTop(page);
  await page.mouse.move(600, 600);
}

/** Only the rows in sight stand on the page. */
async function toTop(page: Page): Promise<void> {
  await page.evaluate('scrollTo(0, 0)');
  await page.locator('[data-index="0"]').waitFor();
}

async function playQueue(probe: DeskProbe, { url }: Desk): Promise<void> {
  const { page } = probe;
  await openAll(page, url);
  await probe.act('400 tickets: scroll by a screen', () => page.mouse.wheel(0, 800));
  await probe.act('400 tickets: scroll by a screen', () => page.mouse.wheel(0, -800));
  const boxes = page.locator('.choose-box input');
  for (const place of [0, 1, 2])
    await probe.act('400 tickets: choose one', () => boxes.nth(place).click());
  const fortieth = page.locator('[data-index="39"] .choose-box input');
  while ((await fortieth.count()) === 0) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(100);
  }
  await fortieth.scrollIntoViewIfNeeded();
  await probe.act('400 tickets: choose up to the 40th', () =>
    fortieth.click({ modifiers: ['Shift'] }),
  );
  await fortieth.blur();
  await toTop(page);
  await page.locator('[data-row]').first().scrollIntoViewIfNeeded();
  for (const _ of [1, 2, 3])
    await probe.act('400 tickets: to the next (j)', () => page.keyboard.press('j'));
  for (const _ of [1, 2, 3])
    await probe.act('400 tickets: choose line after line (Shift J)', () =>
      page.keyboard.press('Shift+J'),
    );
  await probe.act('400 tickets: choose none', () =>
    page.getByRole('button', { name: 'Choose none' }).click(),
  );
  const tab = (name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  await probe.act('400 tickets: another tab', () => tab('Mine'));
  await probe.act('400 tickets: back to all of them', () => tab('Waiting for us'));
  await page.getByRole('combobox', { name: 'Language' }).focus();
  await probe.act('400 tickets: a filter', () => page.keyboard.press('ArrowDown'));
  await probe.act('400 tickets: no filter', () => page.keyboard.press('ArrowUp'));
  await page.getByRole('searchbox').click();
  await type(probe, '400 tickets: a letter of a search', 'lock');
  await probe.act('400 tickets: no search', () => page.keyboard.press('Control+A'));
  await page.keyboard.press('Delete');
  await page.waitForTimeout(1000);
  await probe.act('400 tickets: open one', () =>
    page.locator('[data-row] a[data-ticket]').first().click(),
  );
  await probe.act('400 tickets: back to the list', () => page.goBack());
}

async function playTalk(probe: DeskProbe, { url, number, messages }: Desk): Promise<void> {
  const { page } = probe;
  const spoken = page.locator('[role=log] .spoken');
  await page.goto(`${url}/desk/tickets/${number}`);
  await spoken.first().waitFor();
  const earlier = page.getByRole('button', { name: 'Load earlier messages' });
  while ((await spoken.count()) < messages) {
    await probe.act('a talk: load 100 earlier messages', () => earlier.click());
    await page.waitForTimeout(500);
  }
  const box = page.getByRole('textbox', { name: 'Reply' });
  await box.click();
  await type(probe, '300 messages: a letter of a reply', 'we asked ');
  await probe.act('300 messages: the ready replies (/)', () => page.keyboard.press('/'));
  await type(probe, '300 messages: a letter after the slash', 'rev');
  await probe.act('300 messages: the next ready reply', () => page.keyboard.press('ArrowDown'));
  await probe.act('300 messages: no ready reply (Escape)', () => page.keyboard.press('Escape'));
  await box.fill('');
  await box.blur();
  await page.locator('h1').click();
  await probe.act('300 messages: put off (z)', () => page.keyboard.press('z'));
  await page.getByRole('dialog').waitFor();
  await probe.act('300 messages: close the dialog', () => page.keyboard.press('Escape'));
  await page.setViewportSize(PHONE);
  const tab = (name: string) => page.getByRole('tab', { name, exact: true }).click();
  await probe.act('phone: to the details and earlier tickets', () => tab('Details'));
  await probe.act('phone: back to the conversation', () => tab('Conversation'));
  await page.setViewportSize({ width: 1280, height: 860 });
}

async function playKnowledge(probe: DeskProbe, { url }: Desk): Promise<void> {
  const { page } = probe;
  await page.goto(`${url}/desk/knowledge/entries`);
  await page.locator('.entry-list > li').first().waitFor();
  await page.getByRole('searchbox').click();
  await type(probe, 'knowledge: a letter of a search', 'rules');
  await page.goto(`${url}/desk/knowledge/entries/${ENTRY}`);
  const answer = page.getByRole('region', { name: 'English' }).getByLabel('Full answer');
  await answer.click();
  await type(probe, 'knowledge: a letter of an answer', 'as it ');
  const phrasings = page.getByRole('region', { name: 'English' }).getByLabel('Phrasings');
  await phrasings.click();
  await type(probe, 'knowledge: a letter of a phrasing', 'how do');
}
