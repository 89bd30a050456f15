export function hostOpening(): { session?: string; identity?: string } {
  return {};
}
export function tellParent(message: object): void {
  if (parent !== window) parent.postMessage(message, '*');
}
export function onShown(_callback: (isShown: boolean) => void): void {}
export function closeWithEscape(): void {}
export function wearHostColor(): void {}
export function ownSession(): string | undefined {
  return undefined;
}
