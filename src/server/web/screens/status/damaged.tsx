// Documents whose bytes are missing or altered, as somebody met them, and how they are put back.
import { Card } from '../../parts/index.ts';
import { Mark } from './mark.tsx';
import type { StatusProps } from './store.tsx';
import { statusWords } from './words.ts';

/** Nothing while there are none. */
export function Damaged({ visit, seen }: StatusProps) {
  const { language } = visit;
  const words = statusWords[language];
  if (seen.damaged.length === 0) return null;
  return (
    <Card title={words.damaged}>
      <p>
        <Mark grade="bad" text={words.damagedCount(seen.damaged.length)} />
      </p>
      <p>
        {words.damagedDo} <code>{words.mendCommand}</code>
      </p>
      <ul class="mb-0">
        {seen.damaged.map(({ recordId, title, fault }) => (
          <li key={recordId}>
            <a href={`/records/${recordId}`}>{title}</a>
            <div class="text-danger text-break">
              {fault.title[language]} · <a href={`/problems/${fault.code}`}>{words.whatToDo}</a>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
