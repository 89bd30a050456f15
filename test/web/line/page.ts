// What a page of the service finds around it in a browser: relative addresses, cookies, signs of the network.

import { PageRequest } from './page-request';

export interface Page {
  /** Added to each request. */
  headers: () => Record<string, string>;
  /** As the browser tells the page: `online`, `offline`. */
  tell(event: string): void;
  show(isShown: boolean): void;
  forgetCookies(): void;
}

/** Everything that asks after this call asks as a page of the service at `base`. */
export function visit(base: string): Page {
  const cookies = new Map<string, string>();
  const events = new EventTarget();
  const shown = Object.assign(new EventTarget(), { hidden: false });
  const page: Page = {
    headers: () => ({}),
    tell: (event) => void events.dispatchEvent(new Event(event)),
    show: (isShown) => {
      shown.hidden = !isShown;
      shown.dispatchEvent(new Event('visibilitychange'));
    },
    forgetCookies: () => cookies.clear(),
  };
  const inBrowser = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers({ ...(init.headers as object), ...page.headers() });
    headers.set('cookie', [...cookies].map((each) => each.join('=')).join('; '));
    const response = await nativeFetch(new URL(path, base), { ...init, headers });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
  Object.assign(globalThis, {
    fetch: inBrowser,
    XMLHttpRequest: PageRequest,
    location: { origin: base },
    document: shown,
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
  });
  return page;
}

const nativeFetch = globalThis.fetch;

/** A page's storage that outlives the page. */
export function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  } as Storage;
}
