// A card: one thing on the page, with its name.
import type { ComponentChildren } from 'preact';

interface CardProps {
  readonly title?: string;
  /** At the right of the title. */
  readonly actions?: ComponentChildren;
  readonly class?: string;
  /** False for a table or list that reaches the borders. */
  readonly padded?: boolean;
  readonly id?: string;
  readonly children: ComponentChildren;
}

export const Card = ({ title, actions, class: look = '', padded = true, id, children }: CardProps) => (
  <section class={`card mb-3 ${look}`} id={id}>
    {title !== undefined && (
      <div class="card-header">
        <h2 class="card-title">{title}</h2>
        {actions && <div class="card-actions">{actions}</div>}
      </div>
    )}
    {padded ? <div class="card-body">{children}</div> : children}
  </section>
);
