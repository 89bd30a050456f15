import { watchTyping } from '../../src/web/typing';
import { temporaryFolder } from '../support/temporary-folder';
import { describeInBrowser, openBrowser } from './browser';
import { ChatPage } from './chat-page';
import { startService } from './service';

jest.setTimeout(60_000);

const write = (text: string) => ({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text } });
const send = { type: 'DIRECT_LINE/POST_ACTIVITY' };

describe('the sign of typing', () => {
  let now = 0;
  let told: number[] = [];
  const passed: object[] = [];
  const watch = watchTyping(
    () => told.push(now),
    () => now,
  )()((action) => passed.push(action));
  const at = (time: number, action: Parameters<typeof watch>[0]) => {
    now = time;
    watch(action);
  };
  beforeEach(() => {
    at(0, send);
    told = [];
  });

  it('is given with the first letter and every three seconds of writing', () => {
    for (const time of [100, 200, 3000, 3100, 3200]) at(time, write('a'));
    expect(told).toEqual([100, 3100]);
  });

  it('is given anew for the next message', () => {
    at(100, write('a'));
    at(500, send);
    at(600, write('b'));
    expect(told).toEqual([100, 600]);
  });

  it('is not given for an emptied box, and holds no action back', () => {
    const before = passed.length;
    at(100, write(''));
    expect(told).toEqual([]);
    expect(passed.length).toBe(before + 1);
  });
});

describeInBrowser('typing on the chat page', () => {
  it('reaches the service once per message begun, and disturbs nothing', async () => {
    const service = await startService(temporaryFolder(), {});
    const browser = await openBrowser();
    const chat = await ChatPage.open(browser, `${service.url}/`, { locale: 'en-US' });
    const answers: number[] = [];
    chat.page.on('response', (response) => {
      if (/"type":"typing"/.test(response.request().postData() ?? '')) {
        answers.push(response.status());
      }
    });
    await chat.input.pressSequentially('How long does ');
    await chat.input.pressSequentially('the review take?');
    await chat.input.press('Enter');
    await chat.hears(/review/i, 1);
    expect(answers).toEqual([200]);
    expect(chat.complaints).toEqual([]);
    await browser.close();
    await service.stop();
  });
});
