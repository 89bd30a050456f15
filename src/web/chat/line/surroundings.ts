// The network and the page around the line: when one of them is back, there is no reason to wait any longer.

export interface Surroundings {
  gone(): void;
  back(): void;
}

/** The little of `window` and `document` that is used; none of it is there in Node. */
interface Target {
  hidden?: boolean;
  addEventListener?(name: string, listen: () => void): void;
  removeEventListener?(name: string, listen: () => void): void;
}

/** @returns stops it */
export function watchSurroundings({ gone, back }: Surroundings): () => void {
  const page = globalThis as Target;
  const { document } = globalThis as { document?: Target };
  const shown = () => document?.hidden || back();
  page.addEventListener?.('offline', gone);
  page.addEventListener?.('online', shown);
  document?.addEventListener?.('visibilitychange', shown);
  return () => {
    page.removeEventListener?.('offline', gone);
    page.removeEventListener?.('online', shown);
    document?.removeEventListener?.('visibilitychange', shown);
  };
}
