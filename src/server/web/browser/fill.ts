// Puts values into a template of the page: words stay where they were rendered, scripts only know values.

/** A text for `data-fill`, an address for `data-fill-href`, or a list for `data-each`. */
export type Values = Readonly<Record<string, string | null | Rows>>;

/** A list of its own name: a record cannot name itself. */
interface Rows extends ReadonlyArray<Values> {
  readonly length: number;
}

/** What has no value goes away, with the `data-whole` around it. Text only: nothing of a value becomes markup. */
export function fill(template: HTMLTemplateElement, values: Values): DocumentFragment {
  const filled = document.importNode(template.content, true);
  for (const place of filled.querySelectorAll<HTMLElement>('[data-each]')) {
    const each = values[place.dataset.each ?? ''];
    const row = place.querySelector('template');
    if (row && Array.isArray(each)) place.replaceChildren(...(each as Rows).map((one) => fill(row, one)));
  }
  for (const place of filled.querySelectorAll<HTMLElement>('[data-fill]')) {
    const value = values[place.dataset.fill ?? ''];
    // A place inside a row that was filled already bears its text.
    if (typeof value === 'string' && value !== '') place.textContent = value;
    else if (place.textContent === '') leave(place);
  }
  for (const place of filled.querySelectorAll<HTMLAnchorElement>('[data-fill-href]')) {
    const value = values[place.dataset.fillHref ?? ''];
    if (typeof value === 'string' && value !== '') place.href = value;
    else place.remove();
  }
  for (const place of filled.querySelectorAll<HTMLElement>('[data-whole]')) {
    const value = values[place.dataset.whole ?? ''];
    if (value?.length === 0) place.remove();
  }
  for (const place of filled.querySelectorAll<HTMLElement>('[data-fill],[data-each]')) {
    place.removeAttribute('data-fill');
    place.removeAttribute('data-each');
  }
  return filled;
}

const leave = (place: HTMLElement) => (place.closest('[data-whole]') ?? place).remove();
