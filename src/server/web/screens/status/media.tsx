// Media of the archive that packages wait for, and what was in the way at the last try.
import { archiveFault, sealFault, type ArchiveWait } from '../../../application/index.ts';
import { Card, Moment } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { Mark } from './mark.tsx';
import type { StatusProps } from './store.tsx';
import { statusWords } from './words.ts';

export function Media({ visit, seen: { media } }: StatusProps) {
  const words = statusWords[visit.language];
  return (
    <Card title={words.media}>
      {media.length === 0 ? (
        <Mark grade="good" text={words.noMediaWaits} />
      ) : (
        <ul class="list-unstyled mb-0">
          {media.map(({ target, wait, packages }) => (
            <li key={target.id} class="mb-2">
              <Mark grade="look" text={words.waitsFor(target.name, packages)} />
              {wait && (
                <div>
                  {reasonOf(wait, visit.language)} · {words.since} <Moment at={wait.since} />
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

const reasonOf = ({ code }: ArchiveWait, language: Language): string => {
  const words = statusWords[language];
  if (code in sealFault.table) return words.mediumSealed;
  if (code === 'archive.mediumAbsent' || code === 'archive.mediumOther') return words.mediumAway;
  return code in archiveFault.table ? words.packageDamaged : words.mediumTrouble(code);
};
