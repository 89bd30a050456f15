// Keeps the text box above a telephone's keyboard where the browser lays the keyboard over the page (iOS).

export function stayAboveKeyboard(): void {
  const { visualViewport } = globalThis;
  if (!visualViewport) return;
  const fit = () => {
    const isCovered = visualViewport.height < innerHeight - 1 && visualViewport.scale === 1;
    document.body.style.height = isCovered ? `${visualViewport.height}px` : '';
    if (isCovered) scrollTo(0, 0);
  };
  visualViewport.addEventListener('resize', fit);
}
