import { temporaryFolder } from '../support/temporary-folder';
import { describeInBrowser, openBrowser } from './browser';
import { ChatPage } from './chat-page';
import { startService } from './service';

jest.setTimeout(240_000);

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
