// Asks before the conversation is put away. A dialog of our own, since embedded pages may not use confirm().

/** @param start begins a new conversation; called once the merchant has agreed. */
export function askBeforeNewConversation(start: () => Promise<void>): void {
  const dialog = document.querySelector<HTMLDialogElement>('#new-conversation');
  const confirm = document.querySelector<HTMLButtonElement>('#new-conversation-confirm');
  if (!dialog || !confirm) return;
  for (const button of document.querySelectorAll('[data-opens="new-conversation"]')) {
    button.addEventListener('click', () => dialog.showModal());
  }
  dialog.querySelector('[data-closes]')?.addEventListener('click', () => dialog.close());
  confirm.addEventListener('click', async () => {
    confirm.disabled = true;
    await start();
    confirm.disabled = false;
    dialog.close();
  });
}
