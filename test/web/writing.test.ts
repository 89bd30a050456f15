import { PNG } from '../support/sample-files';
import { ChatPage, describeChatPage } from './chat-page';

const CHINESE_PHONE = {
  viewport: { width: 360, height: 640 },
  isMobile: true,
  hasTouch: true,
  locale: 'zh-CN',
};
const ENGLISH_DESK = { viewport: { width: 1280, height: 800 }, locale: 'en-US' };
const LONG = /usually|working days/i;

jest.setTimeout(240_000);

describeChatPage('writing on the chat page', (around) => {
  const open = () => ChatPage.open(around.browser, `${around.service.url}/`, ENGLISH_DESK);

  it('begins before the script has come: what is sent stands there, and leaves once, in order', async () => {
    const chat = new ChatPage(await (await around.browser.newContext(CHINESE_PHONE)).newPage());
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await chat.page.route('**/assets/main.*.js', async (route) => {
      await arrived;
      await route.continue();
    });
    await chat.page.goto(`${around.service.url}/`, { waitUntil: 'commit' });
    await chat.send('我要登记冻结');
    await chat.send('898310154110001');
    expect(await chat.merchant.allInnerTexts()).toEqual(['我要登记冻结', '898310154110001']);
    await chat.input.fill('没写完');
    arrive();
    await chat.hears(/终端号/);
    expect(await chat.merchant.allInnerTexts()).toEqual(['我要登记冻结', '898310154110001']);
    expect(await chat.input.inputValue()).toBe('没写完');
    expect(chat.complaints).toEqual([]);
    await chat.close();
  });

  it('offers to load again when the script did not come, and keeps what was sent', async () => {
    const chat = new ChatPage(await (await around.browser.newContext(ENGLISH_DESK)).newPage());
    await chat.page.route('**/assets/main.*.js', (route) => route.abort(), { times: 1 });
    await chat.page.goto(`${around.service.url}/`, { waitUntil: 'commit' });
    await chat.send('How long does the review take?');
    await chat.page.locator('#load-failed button').click();
    await chat.hears(LONG);
    expect(await chat.merchant.allInnerTexts()).toEqual(['How long does the review take?']);
    await chat.close();
  });

  it('counts what is too long, and keeps it', async () => {
    const chat = await open();
    const words = 'x'.repeat(2_010);
    await chat.send(words);
    expect(await chat.page.locator('#too-long').innerText()).toContain('2010 of 2000');
    expect(await chat.input.inputValue()).toBe(words);
    await chat.page.click('#send');
    expect(await chat.merchant.count()).toBe(0);
    expect(chat.complaints).toEqual([]);
    await chat.input.fill('x'.repeat(1_850));
    expect(await chat.page.locator('#too-long').innerText()).toBe('1850 of 2000 characters');
    await chat.close();
  });

  it('says why something was refused, and sends it again or drops it', async () => {
    const chat = await open();
    let isRefused = true;
    await chat.page.route('**/activities', (route) =>
      isRefused
        ? route.fulfill({ status: 400, json: { error: { code: 'TEXT_TOO_LONG', message: '' } } })
        : route.continue(),
    );
    await chat.send('first');
    await chat.send('How long does the review take?');
    const refused = chat.page.locator('.refused');
    await refused.nth(1).waitFor();
    expect(await refused.first().innerText()).toContain('Not sent. It is too long');
    await refused.first().getByRole('button', { name: 'Discard' }).click();
    isRefused = false;
    await refused.first().getByRole('button', { name: 'Try again' }).click();
    await chat.hears(LONG);
    expect(await chat.merchant.allInnerTexts()).toEqual(['How long does the review take?']);
    await chat.close();
  });

  it('takes cells of a spreadsheet for words, and a picture alone for a file', async () => {
    const chat = await open();
    // Files are taken once the page's script is there.
    await chat.say('How long does the review take?', LONG);
    const uploads: string[] = [];
    chat.page.on('request', (request) => {
      if (request.url().endsWith('/upload')) uploads.push(request.url());
    });
    // What is no picture would be gone again as soon as the service has looked at it.
    const picture = PNG.toString('base64');
    const paste = (hasWords: boolean) =>
      chat.page.evaluate(`{
        const bytes = Uint8Array.from(atob('${picture}'), (sign) => sign.charCodeAt(0));
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
        if (${hasWords}) clipboardData.setData('text/plain', '898310148160568');
        document.querySelector('#words').dispatchEvent(new ClipboardEvent('paste', { clipboardData }));
      }`);
    await paste(true);
    await chat.page.waitForTimeout(300);
    expect(uploads).toEqual([]);
    await paste(false);
    await chat.merchant.getByText('image.png').waitFor();
    expect(uploads).toHaveLength(1);
    await chat.close();
  });
});
