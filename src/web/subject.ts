// The smallest observable that Web Chat accepts, so that no stream library is bundled twice.

import type { Observer, Stream } from './webchat-api';

export class Subject<T> implements Stream<T> {
  readonly #observers = new Set<Observer<T>>();

  subscribe(observer: Observer<T>) {
    this.#observers.add(observer);
    return { unsubscribe: () => void this.#observers.delete(observer) };
  }

  next(value: T): void {
    for (const observer of [...this.#observers]) observer.next?.(value);
  }
}

/** Hands its latest value to whoever comes later, as Direct Line's connection status does. */
export class Latest<T> extends Subject<T> {
  #value: T;

  constructor(value: T) {
    super();
    this.#value = value;
  }

  override subscribe(observer: Observer<T>) {
    observer.next?.(this.#value);
    return super.subscribe(observer);
  }

  override next(value: T): void {
    this.#value = value;
    super.next(value);
  }
}
