// The launcher's script: a button on any page that opens the chat in a frame. One script tag, no libraries.

import { launch, type ThawChat } from './launcher';
import { readSettings, warn } from './settings';

declare global {
  interface Window {
    ThawChat?: ThawChat;
  }
}

function start(): void {
  const address = ownAddress();
  // An element of the page with this id would be a global, too.
  if (typeof window.ThawChat?.destroy === 'function') {
    warn('loaded twice; the second is ignored. Remove it, or call ThawChat.destroy() before it.');
  } else if (!address) {
    warn('loaded without its address. Load it with <script src="https://…/widget.js">.');
  } else {
    const scripts = [...document.scripts];
    const element = document.currentScript ?? scripts.find(({ src }) => src === address);
    const settings = readSettings((element as HTMLScriptElement | null)?.dataset ?? {});
    window.ThawChat = launch(new URL(address).origin, settings, () => {
      delete window.ThawChat;
    });
  }
}

/** A module is not the document's current script, but its address stands in the trace of an error. */
function ownAddress(): string | undefined {
  const script = document.currentScript as HTMLScriptElement | null;
  if (script) return script.src;
  return /(https?:\/\/\S+?)(?::\d+)+\)?$/m.exec(new Error().stack ?? '')?.[1];
}

start();
