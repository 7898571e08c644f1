// A complaint in the words people read: the sentence, whom it concerns, what to do.
import type { Complaint, Concern } from './complaints.ts';

/** A complaint as it is printed. */
export interface ComplaintText {
  readonly sentence: string;
  /** `12 chữ ký: A, B, …`; undefined where it is about the file as a whole. */
  readonly about: string | undefined;
  readonly advice: string;
}

type Language = 'vi' | 'en';

/** The words of a complaint in one language. */
export function describeComplaint(
  { advice, about, concerns, ...words }: Complaint,
  language: Language,
): ComplaintText {
  const listed =
    concerns === null || about.length === 0
      ? undefined
      : `${about.length} ${nouns[concerns][language](about.length)}: ${about.join(', ')}`;
  return { sentence: words[language], about: listed, advice: advice[language] };
}

/** Vietnamese nouns have one form. */
const nouns: Readonly<Record<Concern, Readonly<Record<Language, (count: number) => string>>>> = {
  signature: { vi: () => 'chữ ký', en: (count) => (count === 1 ? 'signature' : 'signatures') },
  signer: { vi: () => 'người ký', en: (count) => (count === 1 ? 'signer' : 'signers') },
  authority: { vi: () => 'nơi cấp', en: (count) => (count === 1 ? 'authority' : 'authorities') },
};
