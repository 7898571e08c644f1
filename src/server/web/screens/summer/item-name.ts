// How an entry of the summer is called.
import type { Visit } from '../../visit.ts';
import type { Item } from './items.ts';
import { summerWords } from './words.ts';

export function itemName({ language }: Visit, { path, subjectName }: Item): string {
  const words = summerWords[language];
  if (path.endsWith('/remark')) return words.remarkOf(subjectName ?? '');
  return subjectName ?? words.items[path as keyof typeof words.items];
}
