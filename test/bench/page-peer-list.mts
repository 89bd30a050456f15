// The other widgets: what of their packages a page loads, and what their back end would answer at the start.

import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Peer {
  name: string;
  version: string;
  /** Of the package, served as they are. */
  files: string[];
  /** Source of a script bundled with the package. */
  bundle?: string;
  /** Body of the page. */
  page: string;
  /** The text box. */
  box: string;
  stub(request: IncomingMessage, response: ServerResponse): void;
}

const json = (response: ServerResponse, body: object) => {
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(body));
};

const nothing: Peer['stub'] = (_, response) => json(response, {});

const typebot = { id: 'bench', version: '6.1', publicId: 'bench', theme: {}, settings: {} };

const greeting = {
  id: 'greeting',
  type: 'text',
  content: { type: 'richText', richText: [{ type: 'p', children: [{ text: '您好' }] }] },
};

/** Socket.IO by polling, as far as to the confirmed session. */
function socketIo(): Peer['stub'] {
  const waiting: string[] = [];
  let poll: ServerResponse | undefined;
  const flush = () => {
    if (!poll || waiting.length === 0) return;
    poll.end(waiting.splice(0).join('\x1e'));
    poll = undefined;
  };
  const hear = (body: string) => {
    if (body.startsWith('40')) waiting.push('40{"sid":"bench"}');
    if (body.includes('session_request')) waiting.push('42["session_confirm","bench"]');
    flush();
  };
  return (request, response) => {
    response.setHeader('Content-Type', 'text/plain; charset=UTF-8');
    if (request.method === 'POST') {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        response.end('ok');
        hear(body);
      });
    } else if (request.url?.includes('sid=')) {
      poll = response;
      flush();
    } else {
      waiting.length = 0;
      poll = undefined;
      response.end('0{"sid":"bench","upgrades":[],"pingInterval":25000,"pingTimeout":20000}');
    }
  };
}

/** The stream that opens a conversation, and the event that greets in it. */
const botpress: Peer['stub'] = (request, response) => {
  if (!request.url?.includes('/initialize')) {
    const event = { id: 'bench', payload: { type: 'conversation_started', data: {} } };
    json(response, { event, conversations: [] });
    return;
  }
  response.setHeader('Content-Type', 'text/event-stream');
  const at = new Date().toISOString();
  const common = { id: 'bench', createdAt: at, updatedAt: at };
  const user = { ...common, userKey: 'bench' };
  const data = { conversation: common, messages: [], participants: [user], user };
  response.write(`data: ${JSON.stringify({ type: 'init', data })}\n\n`);
};

export const PEERS: Peer[] = [
  {
    name: 'deep-chat',
    version: '2.4.2',
    files: ['dist/deepChat.bundle.js'],
    page: `<script type="module" src="/dist/deepChat.bundle.js"></script>
<deep-chat connect='{"url":"/say"}'></deep-chat>`,
    box: '#text-input',
    stub: nothing,
  },
  {
    name: '@typebot.io/js',
    version: '0.10.7',
    files: ['dist/web.js'],
    page: `<script type="module">
import Typebot from '/dist/web.js';
Typebot.initStandard({ typebot: 'bench', apiHost: location.origin });
</script>
<typebot-standard style="width:100%;height:600px"></typebot-standard>`,
    box: 'input[type="text"], textarea',
    stub: (_, response) =>
      json(response, {
        sessionId: 'bench',
        resultId: 'bench',
        typebot,
        messages: [greeting],
        input: { id: 'i1', type: 'text input', options: {} },
      }),
  },
  {
    name: 'rasa-webchat',
    version: '1.0.1',
    files: ['lib/index.js'],
    page: `<div id="webchat"></div><script src="/lib/index.js"></script>
<script>
WebChat.default({ selector: '#webchat', embedded: true, socketUrl: location.origin, socketPath: '/socket.io/', customData: { language: 'zh' } }, null);
</script>`,
    box: '.rw-new-message',
    stub: socketIo(),
  },
  {
    name: '@botpress/webchat',
    version: '4.5.2',
    files: ['dist/style.css'],
    bundle: `import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Webchat } from './dist/index.js';
createRoot(document.querySelector('#chat')).render(createElement(Webchat, { clientId: 'bench', apiUrl: location.origin, configuration: {} }));`,
    page: `<link rel="stylesheet" href="/dist/style.css"><div id="chat" style="height:600px"></div><script type="module" src="/bundle.js"></script>`,
    box: 'textarea',
    stub: botpress,
  },
];
