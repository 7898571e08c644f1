// Freezes what the minutes of a request for change print: who was there, which version was looked at, what is asked (R55).
import type { ChangeMinutesSnapshot } from '../../../../documents/index.ts';
import type { PersonId } from '../../../../kernel/index.ts';
import { parties } from '../../../../policies/index.ts';
import type { ChangeMinutes } from '../../../../workflows/index.ts';
import type { Dossier, DossierVersion } from '../../ports/dossiers-store.ts';
import type { School } from '../../rows.ts';

export interface ChangeMinutesSource {
  readonly dossier: Dossier;
  readonly minutes: ChangeMinutes;
  /** The one that was looked at. */
  readonly version: DossierVersion;
  readonly school: School;
  readonly kindName: string;
  /** Name of the subject; null where there is none. */
  readonly subject: string | null;
  readonly names: ReadonlyMap<PersonId, string>;
}

export function changeMinutesSnapshot(source: ChangeMinutesSource): ChangeMinutesSnapshot {
  const { dossier, minutes, version, school, kindName, subject, names } = source;
  const { context } = dossier.snapshot;
  const { name, level, province, commune } = school;
  const nameOf = (person: PersonId) => names.get(person) ?? person;
  const office = parties[minutes.as].vi;
  const file = context.files.find((one) => one.version === minutes.version);
  return {
    kind: 'changeMinutes',
    recordId: `${dossier.id}/minutes/${minutes.number}`,
    version: 1,
    school: { name, level, province, commune },
    schoolYear: context.schoolYear,
    number: null,
    dossierId: dossier.id,
    ordinal: minutes.number,
    dossierKind: kindName,
    document: {
      title: context.title,
      version: minutes.version,
      verificationCode: version.verificationCode,
      fileHash: file?.uploaded ?? '',
      pages: file?.pages ?? 0,
    },
    subject,
    author: nameOf(context.author),
    meeting: {
      place: minutes.place,
      openedAt: minutes.at,
      closedAt: minutes.at,
      present: [
        { name: nameOf(minutes.by), role: `${office}, người kiểm tra` },
        { name: nameOf(context.author), role: 'Người soạn' },
        ...minutes.present.map((person) => ({ name: nameOf(person), role: 'Người tham dự' })),
      ],
    },
    asked: { by: nameOf(minutes.by), office, at: minutes.at },
    changes: paragraphs(minutes.reason),
    signatories: [
      { key: context.author, part: 'author', name: nameOf(context.author), title: null },
      ...minutes.present.map((person) => ({
        key: person,
        part: 'witness' as const,
        name: nameOf(person),
        title: 'Người tham dự',
      })),
      { key: minutes.by, part: 'checker', name: nameOf(minutes.by), title: office },
    ],
  };
}

/** Lines as they were typed, cut between words where one would fill a page. */
function paragraphs(text: string): string[] {
  return text
    .split(/[\r\n]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line) => line.match(LINES) ?? []);
}

/** Some hundred characters, up to the end of a word if there is one. */
const LINES = /.{1,600}(?:\s|$)|.{1,600}/gu;
