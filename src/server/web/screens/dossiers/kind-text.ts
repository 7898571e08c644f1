// A kind of dossier in words: who signs it, and how often it is owed.
import type { DossierKindSeen } from '../../../application/index.ts';
import type { Language } from '../../words.ts';
import { partyText } from './state.tsx';
import { dossiersWords } from './words.ts';

export function whenText({ periods }: DossierKindSeen, language: Language): string {
  const words = dossiersWords[language];
  const [first] = periods;
  if (first === undefined) return words.anyTime;
  return first.key.startsWith('week:') ? words.weekly : words.byMilestones;
}

/** `Sau bạn sẽ kí: Tổ trưởng chuyên môn → Hiệu trưởng → đóng dấu` */
export function routeText({ steps, sealed }: DossierKindSeen, language: Language): string {
  const words = dossiersWords[language];
  const way = [...steps.map((step) => partyText(step, language)), ...(sealed ? [words.sealed] : [])];
  return `${words.route}: ${way.join(' → ')}`;
}
