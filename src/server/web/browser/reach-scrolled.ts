// A table wider than its frame scrolls inside it; without a link or field in it the keyboard would not come there.
const frames = '.table-responsive';
const usable = 'a[href],button,input,select,textarea,summary,[tabindex="0"]';

/** Frames that scroll can be stepped into, under the name of the heading they stand beneath. */
export function watchScrolling(): void {
  const look = () => document.querySelectorAll<HTMLElement>(frames).forEach(reach);
  addEventListener('resize', look);
  for (const event of ['turbo:load', 'turbo:render', 'turbo:frame-load'])
    document.addEventListener(event, look);
}

function reach(frame: HTMLElement): void {
  const scrolls = frame.scrollWidth > frame.clientWidth;
  if (!scrolls || frame.querySelector(usable) !== null) return;
  frame.tabIndex = 0;
  const heading = frame.closest('section, main')?.querySelector('h1, h2, h3')?.textContent;
  if (heading === undefined) return;
  frame.setAttribute('role', 'region');
  frame.setAttribute('aria-label', heading.trim());
}
