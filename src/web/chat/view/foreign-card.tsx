// A card that is not ours, as another bot behind the same address may send: its library is loaded when one comes.

import { useEffect, useRef } from 'preact/hooks';

export interface ForeignCardProps {
  content: unknown;
  submit(data: unknown): void;
}

export function ForeignCard({ content, submit }: ForeignCardProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const draw = async () => {
      const { drawCard } = await import('./adaptive-card');
      place.current?.replaceChildren(drawCard(content, submit));
    };
    draw().catch(() => place.current?.append(fallbackOf(content)));
  }, [content, submit]);
  return <div class="bubble card" ref={place} />;
}

function fallbackOf(content: unknown): string {
  const { fallbackText } = content as { fallbackText?: unknown };
  return typeof fallbackText === 'string' ? fallbackText : '';
}
