// The heading of a page: what it is, a line about it, and what can be done here.
import type { ComponentChildren } from 'preact';

interface PageHeadProps {
  readonly title: string;
  readonly about?: string;
  readonly children?: ComponentChildren;
}

export const PageHead = ({ title, about, children }: PageHeadProps) => (
  <div class="page-head">
    <div>
      <h1>{title}</h1>
      {about && <div class="text-secondary">{about}</div>}
    </div>
    {children && <div class="actions no-print">{children}</div>}
  </div>
);
