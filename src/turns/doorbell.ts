// Wakes whoever reads a conversation when something new was committed to it; what is new they read themselves.

export class Doorbell {
  readonly #listeners = new Map<string, Set<() => void>>();

  /** @returns a function that ends the listening. */
  listen(conversationId: string, wake: () => void): () => void {
    const listeners = this.#listeners.get(conversationId) ?? new Set();
    this.#listeners.set(conversationId, listeners.add(wake));
    return () => {
      listeners.delete(wake);
      if (listeners.size === 0) this.#listeners.delete(conversationId);
    };
  }

  /** Conversations that somebody listens to. */
  get rooms(): readonly string[] {
    return [...this.#listeners.keys()];
  }

  ring(conversationId: string): void {
    for (const wake of this.#listeners.get(conversationId) ?? []) wake();
  }
}
