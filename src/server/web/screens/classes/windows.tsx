// What may be entered and signed for a class now, and until when.
import { windowWords } from '../../../../policies/index.ts';
import { Card, DueDay, Icon } from '../../parts/index.ts';
import type { ClassProps } from './class-page.tsx';
import { classesWords } from './words.ts';

export function Windows({ visit, seen: { windows } }: ClassProps) {
  const { language } = visit;
  const words = classesWords[language];
  if (windows.length === 0) return null;
  return (
    <Card title={words.windows} padded={false}>
      <ul class="list-group list-group-flush">
        {windows.map(({ window, open, until }) => {
          const name = windowWords(window)[language];
          return (
            <li key={name} class="list-group-item d-flex flex-wrap gap-2 justify-content-between">
              <span>{name}</span>
              <span class="d-inline-flex flex-wrap gap-2 align-items-center">
                <span class={`badge state-badge bg-${open ? 'green' : 'secondary'}-lt`}>
                  <Icon name={open ? 'check' : 'lock'} />
                  {open ? words.open : words.shut}
                </span>
                {until !== null && open && (
                  <>
                    {words.until} <DueDay visit={visit} at={until} />
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
