// The frame of pages without a menu: signing in, verifying, problems.
import { Icon } from '../parts/icon.tsx';
import type { Shown, Visit } from '../visit.ts';
import { OfflineNote, ToldNote } from './notes.tsx';
import { Switches } from './switches.tsx';
import { layoutWords } from './words.ts';

export function Bare({ shown, visit }: { readonly shown: Shown; readonly visit: Visit }) {
  const words = layoutWords[visit.language];
  return (
    <div class={shown.frame === 'wide' ? 'bare wide' : 'bare'}>
      <header class="mb-3">
        <a class="shell-brand justify-content-center" href="/">
          <Icon name="seal" />
          {words.product}
        </a>
      </header>
      <main id="main" tabindex={-1}>
        <OfflineNote visit={visit} />
        <ToldNote visit={visit} />
        {shown.main}
      </main>
      <footer class="mt-4 d-flex flex-wrap gap-3 justify-content-center align-items-center">
        <Switches visit={visit} />
      </footer>
    </div>
  );
}
