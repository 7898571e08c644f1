// What an entry tells beside its kind, each as a word and a value that people read; ids and digests are left to machines.
import type { Instant } from '../../../../kernel/index.ts';
import type { JournalEntry } from '../../../application/index.ts';
import { dateText, momentText, partsWords } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { journalWords } from './words.ts';

/** Names of what entries only know by id. */
export interface Names {
  readonly people: ReadonlyMap<string, string>;
  readonly classes: ReadonlyMap<string, string>;
  /** Titles. */
  readonly records: ReadonlyMap<string, string>;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

type Event = JournalEntry['event'];

/** In the order of the labels. */
export function factsOf({ event, record }: JournalEntry, names: Names, language: Language): readonly Fact[] {
  const { labels } = journalWords[language];
  const values = new Map<string, string | null>(
    Object.entries({ ...thingsIn(event, record, names), ...saidIn(event, language), ...timesIn(event) }),
  );
  return Object.entries(labels).flatMap(([key, label]) => {
    const value = values.get(key) ?? '';
    return value === '' ? [] : [{ label, value }];
  });
}

/** Of persons, classes and records; what is of another school has no name here. */
function thingsIn(event: Event, record: string | null, { people, classes, records }: Names) {
  const { person, personId, teacher } = event;
  return {
    record: nameIn(records, record) ?? nameIn(records, event.of),
    class: nameIn(classes, event.class) ?? nameIn(classes, event.classId),
    person: nameIn(people, personId) ?? nameIn(people, person) ?? nameIn(people, teacher),
    pupil: textOf(event.pupil),
  };
}

function saidIn(event: Event, language: Language) {
  const { answers, deeds, readings } = journalWords[language];
  const { roles } = partsWords[language];
  const decision = (event.decision ?? event.basis) as { readonly number?: unknown } | null | undefined;
  return {
    role: wordOf(roles, event.role),
    what: wordOf(readings, event.what),
    deed: wordOf(deeds, event.deed),
    answer: typeof event.granted === 'boolean' ? answers[event.granted ? 'yes' : 'no'] : null,
    decision: textOf(event.decisionNumber) ?? textOf(decision?.number),
    number: textOf(event.number),
    version: textOf(event.version),
    count: textOf(event.count) ?? countOf(event.paths),
    copies: textOf(event.copies),
    grade: textOf(event.grade),
    schoolYear: textOf(event.schoolYear),
    subject: textOf(event.subject),
    purpose: textOf(event.purpose),
    package: textOf(event.package),
    host: textOf(event.host),
    code: textOf(event.code),
    reason: textOf(event.reason),
  };
}

const timesIn = (event: Event) => ({
  from: dayOf(event.effectiveFrom) ?? momentOf(event.validFrom) ?? dayOf(event.from),
  until: momentOf(event.validTo) ?? momentOf(event.until) ?? dayOf(event.until) ?? dayOf(event.lastDay),
});

const textOf = (value: unknown): string | null =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : null;

const countOf = (value: unknown): string | null => (Array.isArray(value) ? String(value.length) : null);

const nameIn = (names: ReadonlyMap<string, string>, id: unknown): string | null =>
  typeof id === 'string' ? (names.get(id) ?? null) : null;

const wordOf = (words: object, key: unknown): string | null =>
  new Map<unknown, string>(Object.entries(words)).get(key) ?? null;

const momentOf = (value: unknown): string | null =>
  typeof value === 'number' ? momentText(value as Instant) : null;

const dayOf = (value: unknown): string | null =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? dateText(value) : null;
