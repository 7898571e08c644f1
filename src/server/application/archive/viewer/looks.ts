// How a package's page looks, and the one thing it can do: narrow the list. Both stand in the page itself.

export const style = `
:root { color-scheme: light dark; --line: #8886; --quiet: #5b6472; --good: #14622f; --bad: #a3161b; --open: #7a4b00; }
@media (prefers-color-scheme: dark) { :root { --quiet: #aab3c0; --good: #7fd49b; --bad: #ff9a9a; --open: #f2c879; } }
body { font: 16px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; max-width: 75rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
.en { color: var(--quiet); font-size: .85em; font-weight: 400; }
dl { display: grid; grid-template-columns: minmax(9rem, max-content) 1fr; gap: .25rem 1rem; margin: 1rem 0; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
td:nth-child(2) { min-width: 9rem; } td table { margin-top: .4rem; font-size: .9em; }
.valid { color: var(--good); } .invalid { color: var(--bad); } .indeterminate, .unsigned { color: var(--open); }
.verdict { font-weight: 600; white-space: nowrap; }
.digest { font-family: ui-monospace, monospace; font-size: .8em; overflow-wrap: anywhere; }
input { font: inherit; padding: .4rem .6rem; width: min(24rem, 100%); box-sizing: border-box; }
summary { cursor: pointer; padding: .3rem 0; } pre { overflow-x: auto; padding: .6rem; border: 1px solid var(--line); }
a:focus-visible, summary:focus-visible, input:focus-visible { outline: 3px solid #2f6fed; outline-offset: 2px; }
@media print { .search { display: none; } details > * { display: block; } }
`;

/** Marks of tone and letter are forgiven; without script the list is simply whole. */
export const script = `
(() => {
  const plain = (text) => text.normalize('NFD').replace(/[\\u0300-\\u036f]/g, '').replace(/[đĐ]/g, 'd').toLowerCase();
  const box = document.querySelector('.search');
  const field = document.querySelector('.search input');
  const nobody = document.querySelector('.nobody');
  const rows = [...document.querySelectorAll('[data-search]')];
  const told = rows.map((row) => plain(row.dataset.search));
  if (!box || !field) return;
  box.hidden = false;
  field.addEventListener('input', () => {
    const words = plain(field.value).split(/\\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, index) => {
      row.hidden = !words.every((word) => told[index].includes(word));
      if (!row.hidden) shown += 1;
    });
    nobody.hidden = shown > 0;
  });
})();
`;
