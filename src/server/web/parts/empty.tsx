// A page with nothing to show says so, and what could be done.
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

interface EmptyProps {
  readonly icon?: IconName;
  readonly title: string;
  readonly text?: string;
  readonly children?: ComponentChildren;
}

export const Empty = ({ icon = 'check', title, text, children }: EmptyProps) => (
  <div class="empty">
    <div class="empty-icon">
      <Icon name={icon} />
    </div>
    <p class="empty-title">{title}</p>
    {text && <p class="empty-subtitle text-secondary">{text}</p>}
    {children && <div class="empty-action">{children}</div>}
  </div>
);
