// What the school's books say of a file, as the printed report tells it.
import type { SheetRegistry } from '../../../documents/index.ts';
import { toVietnameseTime } from '../../../kernel/index.ts';
import type { SignatureReport } from '../../../signing/index.ts';
import type { ComparedDeed } from '../registry/compare.ts';
import { roleWords } from '../registry/deeds.ts';
import type { KnownDocument, Standing } from '../registry/standing-of.ts';
import { inFileWords, wordings, type Words } from './wording.ts';

type Language = 'vi' | 'en';

export const printedStanding = (standing: Standing, language: Language): SheetRegistry => ({
  statement: { weight: standing.weight, text: standing[language], indication: null },
  facts: standing.known === null ? [] : registryFacts(standing.known, language, wordings[language]),
});

function registryFacts(known: KnownDocument, language: Language, words: Words): SheetRegistry['facts'] {
  const { record, schoolClass, school, version, latestVersion, state, verificationCode, stored } = known;
  return [
    [words.record, record.key === record.title ? record.title : `${record.title} (${record.key})`],
    ...(schoolClass ? [[words.schoolClass, `${schoolClass.name}, ${schoolClass.schoolYear}`] as const] : []),
    ...(school === null ? [] : [[words.school, school] as const]),
    [words.version, `${version} ${words.of} ${latestVersion}`],
    [words.state, state[language]],
    [words.code, verificationCode],
    ...(stored === null ? [] : [[words.storedHash, stored.sha256] as const]),
    ...deedFacts(known.deeds, language, words),
  ];
}

/** How many deeds the file bears as stored, and each that it does not. */
function deedFacts(
  deeds: readonly ComparedDeed[],
  language: Language,
  words: Words,
): readonly (readonly [string, string])[] {
  const differing = deeds.filter(({ inFile }) => inFile !== 'asStored');
  return [
    [words.done, `${deeds.length - differing.length}/${deeds.length} ${inFileWords.asStored[language]}`],
    ...differing.map(({ ordinal, role, person, at, inFile }): [string, string] => [
      '',
      [
        `${ordinal}. ${person ?? roleWords[role][language]}`,
        ...(person === null ? [] : [roleWords[role][language]]),
        ...(at === null ? [] : [toVietnameseTime(at)]),
        inFileWords[inFile][language],
      ].join(' · '),
    ]),
  ];
}

/** What the books call a signature that is in the file as stored. */
export function roleOf(
  { fields }: SignatureReport,
  standing: Standing | null,
  language: Language,
): string | undefined {
  const deed = standing?.known?.deeds.find(
    (each) => each.inFile === 'asStored' && each.fields.some((field) => fields.includes(field)),
  );
  return deed && roleWords[deed.role][language];
}
