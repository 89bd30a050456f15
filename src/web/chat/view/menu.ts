// The menu in the head of the page closes after a choice, with Escape, and when something else is touched.
// What it opened gives the focus back to it.

export function closeMenuByItself(): void {
  const menu = document.querySelector<HTMLDetailsElement>('#menu');
  if (!menu) return;
  addEventListener('click', ({ target }) => {
    const isSummary = target instanceof Element && target.closest('summary');
    if (menu.open && !isSummary) menu.open = false;
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    // Not also the frame of the page around it.
    event.stopPropagation();
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  for (const dialog of document.querySelectorAll('dialog'))
    dialog.addEventListener('close', () => menu.querySelector('summary')?.focus());
}
