// A part of a page that comes by itself, once it is seen: what takes long does not keep the rest waiting.
import { h, type ComponentChildren } from 'preact';

interface FrameProps {
  readonly id: string;
  /** The page that has the part under the same id; left out on that page itself. */
  readonly from?: string;
  readonly class?: string;
  /** Shown until it is there, and without scripts. */
  readonly children: ComponentChildren;
  /** What behaviours know it by. */
  readonly [data: `data-${string}`]: string;
}

export const Frame = ({ id, from, class: look, children, ...data }: FrameProps) =>
  h(
    'turbo-frame',
    { id, target: '_top', class: look, ...data, ...(from !== undefined && { src: from, loading: 'lazy' }) },
    children,
  );
