// A part of what is known of a ticket, under its heading.

import type { ReactNode } from 'react';

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="facts-section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
