// Shapes of professional dossiers: where each stands, whom it waits for, who has signed which version.
import { toIso } from '../../../kernel/index.ts';
import { latestBytes, presentFile } from '../../../workflows/index.ts';
import type {
  CodedDossier,
  DossierSeen,
  DossierStanding,
  DueDossier,
  KeptMinutes,
} from '../../application/index.ts';
import type { Of } from '../shapes.ts';
import {
  described,
  digest,
  list,
  moment,
  named,
  nullable,
  object,
  oneOf,
  text,
  uuid,
  whole,
  words,
  yesNo,
} from '../shapes.ts';

export const dossierState = oneOf('draft', 'submitted', 'returned', 'signed', 'approved', 'withdrawn');

const about = {
  id: uuid,
  kind: text(),
  title: text(),
  schoolYear: text(),
  subject: described('Code; null where it is of the whole school', nullable(text())),
  grade: nullable(whole()),
  period: described('What it is owed for: `week:12`, or a milestone', nullable(text())),
  dueAt: nullable(moment),
  author: uuid,
  state: dossierState,
  words,
  revision: described('For If-Match', whole()),
  version: described('The present one', whole()),
  awaited: described('Party of the policy whose signature is due', nullable(text())),
  yours: described('It waits for the caller', yesNo),
};

export const dossierItemShape = named('DossierItem', object(about));

export const toDossierItem = ({
  dossier: { id, revision, snapshot },
  words: called,
  awaited,
  yours,
}: DossierStanding): Of<typeof dossierItemShape> => {
  const { kind, title, schoolYear, subject, grade, period, dueAt, author } = snapshot.context;
  return {
    ...{ id, kind, title, schoolYear, subject, grade, period, author, awaited, yours, revision },
    dueAt: dueAt === null ? null : toIso(dueAt),
    state: snapshot.state as Of<typeof dossierState>,
    words: called,
    version: presentFile(snapshot.context).version,
  };
};

const by = { person: uuid, name: text(), at: moment };

export const dossierShape = named(
  'Dossier',
  object({
    ...about,
    route: described(
      'Frozen with each version: who signs after the author, who was left out as its author',
      object({ steps: list(text()), leftOut: list(text()), sealed: yesNo }),
    ),
    versions: list(
      object({
        version: whole(),
        code: described('Stands in the reason of each signature', text()),
        pages: whole(),
        uploaded: described('SHA-256 of the file as it came', digest),
        at: moment,
      }),
    ),
    sha256: described('Of the present version as it is signed so far', digest),
    signatures: list(object({ ...by, as: text(), version: whole() })),
    minutes: described(
      'Every request to change something',
      list(
        object({
          ...by,
          as: text(),
          number: whole(),
          version: whole(),
          place: text(),
          reason: text(),
          present: list(uuid),
        }),
      ),
    ),
    sealOrder: nullable(object({ decisionNumber: text(), by: uuid, at: moment })),
  }),
);

export const toDossier = (seen: DossierSeen): Of<typeof dossierShape> => {
  const { context } = seen.dossier.snapshot;
  const nameOf = (person: typeof context.author) => seen.names.get(person) ?? '';
  const { route } = seen.versions.at(-1) ?? { route: { steps: [], leftOut: [], sealed: false } };
  return {
    ...toDossierItem(seen),
    route: { steps: [...route.steps], leftOut: [...route.leftOut], sealed: route.sealed },
    versions: context.files.map(({ version, pages, uploaded, at }) => ({
      version,
      code: seen.versions.find((one) => one.version === version)?.verificationCode ?? '',
      pages,
      uploaded,
      at: toIso(at),
    })),
    sha256: latestBytes(context),
    signatures: context.signatures.map(({ by: person, at, as, version }) => ({
      ...{ person, name: nameOf(person), as, version },
      at: toIso(at),
    })),
    minutes: context.minutes.map(({ by: person, at, as, number, version, place, reason, present }) => ({
      ...{ person, name: nameOf(person), as, number, version, place, reason },
      at: toIso(at),
      present: [...present],
    })),
    sealOrder: context.sealOrder && { ...context.sealOrder, at: toIso(context.sealOrder.at) },
  };
};

export const minutesShape = named(
  'DossierMinutes',
  object({
    code: text(),
    sha256: described('Of the paper as it is signed so far', digest),
    signed: list(object({ person: uuid, at: moment })),
    awaited: described('Who was there and has not signed', list(uuid)),
  }),
);

export const toMinutes = ({ paper, segments }: KeptMinutes): Of<typeof minutesShape> => {
  const signed = segments.flatMap(({ signer, at }) => (signer ? [{ person: signer, at: toIso(at) }] : []));
  const places = paper.slots.flatMap(({ signer }) => signer ?? []);
  return {
    code: paper.verificationCode,
    sha256: segments.at(-1)?.fileHash ?? paper.snapshotHash,
    signed,
    awaited: places.filter((person) => !signed.some((one) => one.person === person)),
  };
};

export const dueShape = named(
  'DossierDue',
  object({
    person: uuid,
    name: text(),
    subject: text(),
    kind: text(),
    kindName: text(),
    period: text(),
    dueAt: moment,
    standing: oneOf('sent', 'sentLate', 'late', 'open'),
    dossier: nullable(uuid),
  }),
);

export const toDue = (due: DueDossier): Of<typeof dueShape> => ({ ...due, dueAt: toIso(due.dueAt) });

export const codedDossierShape = named(
  'CodedDossier',
  object({
    code: text(),
    school: text(),
    schoolYear: text(),
    version: whole(),
    latest: described('False when a later version has taken its place', yesNo),
    state: object({ name: dossierState, words }),
    file: object({ sha256: digest, length: whole() }),
    signatures: list(object({ as: text(), person: text(), at: moment })),
  }),
);

export const toCodedDossier = ({
  state,
  signatures,
  ...rest
}: CodedDossier): Of<typeof codedDossierShape> => ({
  ...rest,
  state: { name: state.name, words: { vi: state.vi, en: state.en } },
  signatures: signatures.map(({ as, person, at }) => ({ as, person, at: toIso(at) })),
});
