// The frame of those who are signed in: menu at the side, or behind a button on a narrow screen.
import { Icon } from '../parts/icon.tsx';
import type { Shown, Visit } from '../visit.ts';
import { Above } from './above.tsx';
import { currentOf, navOf } from './nav.ts';
import { OfflineNote, ToldNote } from './notes.tsx';
import { Switches } from './switches.tsx';
import { layoutWords } from './words.ts';

export function Shell({ shown, visit }: { readonly shown: Shown; readonly visit: Visit }) {
  const words = layoutWords[visit.language];
  return (
    <div class="shell">
      <aside class="shell-side">
        <Brand name={words.product} />
        <nav aria-label={words.mainMenu}>
          <Entries visit={visit} />
        </nav>
        <Foot visit={visit} />
      </aside>
      <details class="shell-top">
        <summary>
          <span class="shell-brand">
            <Icon name="seal" />
            {words.product}
          </span>
          <Icon name="menu" label={words.menu} />
        </summary>
        <nav aria-label={words.menu}>
          <Entries visit={visit} />
          <Foot visit={visit} />
        </nav>
      </details>
      <main class="shell-main" id="main" tabindex={-1}>
        <OfflineNote visit={visit} />
        <Above shown={shown} visit={visit} />
        <ToldNote visit={visit} />
        {shown.main}
      </main>
    </div>
  );
}

const Brand = ({ name }: { readonly name: string }) => (
  <a class="shell-brand" href="/">
    <Icon name="seal" />
    {name}
  </a>
);

function Entries({ visit }: { readonly visit: Visit }) {
  const shown = navOf(visit);
  const current = currentOf(shown, visit.address);
  const { nav } = layoutWords[visit.language];
  return (
    <ul class="shell-nav">
      {shown.map((entry) => (
        <li key={entry.place}>
          <a href={entry.to} aria-current={entry === current ? 'page' : undefined}>
            <Icon name={entry.icon} />
            {nav[entry.place]}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Foot({ visit }: { readonly visit: Visit }) {
  const words = layoutWords[visit.language];
  return (
    <div class="shell-foot">
      <div class="px-2 mb-2 fw-bold">{visit.caller?.name}</div>
      <Switches visit={visit} />
      <form method="post" action="/sign-out">
        <input type="hidden" name="_csrf" value={visit.csrf} />
        <input type="hidden" name="_do" value="signOut" />
        <button class="btn btn-sm w-100 mt-2">
          <Icon name="leave" />
          {words.signOut}
        </button>
      </form>
    </div>
  );
}
