// A notice for each parent who agreed to one: the same for results and messages.
import { freshId } from '../../../kernel/index.ts';
import type { Brand, Instant, PersonId } from '../../../kernel/index.ts';
import { failingKey } from '../notices/address.ts';
import { outsideQuietHours, usualSettings } from '../notices/hours.ts';
import { renderNotice } from '../notices/render.ts';
import type { FamilyNoticeKind, NewNotice, NoticeSettings } from '../ports/notices-store.ts';
import type { FamilyConsent } from '../ports/family-store.ts';
import type { View } from '../ports/unit-of-work.ts';

/** What notices to families are made from, read once for many. */
export interface Reachable {
  readonly consentOf: (person: PersonId) => FamilyConsent | null;
  readonly nameOf: (person: PersonId) => string;
  readonly hours: NoticeSettings;
}

export async function reachableIn(view: View, schoolId: string): Promise<Reachable> {
  const consents = new Map((await view.standingConsents()).map((one) => [one.personId, one]));
  const failing = new Set((await view.failingAddresses()).map(({ address }) => address));
  const names = new Map((await view.people()).map(({ id, name }) => [id, name]));
  return {
    consentOf: (person) => {
      const consent = consents.get(person);
      return consent && !failing.has(failingKey(consent.address)) ? consent : null;
    },
    nameOf: (person) => names.get(person) ?? '',
    hours: (await view.noticeSettings()).get(schoolId) ?? usualSettings,
  };
}

export interface FamilyNews {
  readonly kind: FamilyNoticeKind;
  /** By the language of whoever is told. */
  readonly lines: (language: FamilyConsent['language']) => readonly Readonly<Record<string, string>>[];
  readonly count: number;
  readonly occasion: string;
}

/** Null for whoever did not agree, or cannot be reached. */
export function noticeFor(
  { consentOf, nameOf, hours }: Reachable,
  person: PersonId,
  { kind, lines, count, occasion }: FamilyNews,
  at: Instant,
): NewNotice | null {
  const consent = consentOf(person);
  if (!consent) return null;
  const { address, language } = consent;
  const said = { count, person: nameOf(person), lines: lines(language) };
  return {
    id: freshId<Brand<string, 'NoticeId'>>(),
    personId: person,
    kind,
    address,
    language,
    ...renderNotice(kind, language, said),
    occasion: `family/${person}/${occasion}`,
    createdAt: at,
    dueAt: outsideQuietHours(at, hours),
  };
}
