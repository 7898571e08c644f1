// Language and theme, a press away on every page.
import type { Theme, Visit } from '../visit.ts';
import { Icon } from '../parts/icon.tsx';
import { layoutWords } from './words.ts';

export function Switches({ visit }: { readonly visit: Visit }) {
  const words = layoutWords[visit.language];
  const other = visit.language === 'vi' ? 'en' : 'vi';
  const next = nextTheme[visit.theme];
  return (
    <form method="post" action="/preferences" class="d-flex gap-2" data-turbo="false">
      <input type="hidden" name="_csrf" value={visit.csrf} />
      <input type="hidden" name="_do" value="choose" />
      <input type="hidden" name="to" value={visit.address} />
      <button class="btn btn-sm flex-fill" name="language" value={other} lang={other}>
        {words.otherLanguage}
      </button>
      <button
        class="btn btn-sm flex-fill"
        name="theme"
        value={next}
        aria-label={`${words.theme}: ${words[next]}`}
      >
        <Icon name={next === 'dark' ? 'moon' : 'sun'} />
        {words[next]}
      </button>
    </form>
  );
}

const nextTheme: Readonly<Record<Theme, Theme>> = { auto: 'dark', dark: 'light', light: 'auto' };
