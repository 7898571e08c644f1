// What an accepted event changes in the dossier's context.
import type { DossierContext } from './dossier.context.ts';
import type { DossierEvent, DossierEventOf, DossierEventType } from './dossier.events.ts';
import { awaitedParty, presentFile } from './dossier.turns.ts';

type Change = (context: DossierContext, event: DossierEvent) => Partial<DossierContext>;

export const dossierChanges = {
  /** Signatures of the version before stay where they are: in its file and in the list. */
  takeFile: upon('dossier.revised', (context, { file }) => ({
    files: [...context.files, { ...file, version: presentFile(context).version + 1 }],
    route: null,
    sealOrder: null,
  })),
  takeRoute: upon('dossier.submitted', ({ firstSubmittedAt }, { route, at }) => ({
    route,
    firstSubmittedAt: firstSubmittedAt ?? at,
  })),
  takeAuthor: upon('dossier.submitted', (context, { by, at, fileHash }) => ({
    signatures: [
      ...context.signatures,
      { by, as: 'author', version: presentFile(context).version, at, fileHash },
    ],
  })),
  takeSignature: upon('dossier.signed', (context, { by, at, fileHash }) => {
    const as = awaitedParty(context);
    const { version } = presentFile(context);
    return as === null ? {} : { signatures: [...context.signatures, { by, as, version, at, fileHash }] };
  }),
  takeSealOrder: upon('dossier.signed', (_, { decisionNumber, by, at }) => ({
    sealOrder: { decisionNumber: decisionNumber.trim(), by, at },
  })),
  takeSeal: upon('dossier.sealed', (context, { by, at, fileHash }) => ({
    signatures: [
      ...context.signatures,
      { by, as: 'seal', version: presentFile(context).version, at, fileHash },
    ],
  })),
  takeMinutes: upon('dossier.returned', (context, { by, at, place, present, reason }) => {
    const as = awaitedParty(context);
    if (as === null) return {};
    const number = context.minutes.length + 1;
    const { version } = presentFile(context);
    return { minutes: [...context.minutes, { number, version, by, as, at, place, present, reason }] };
  }),
} as const satisfies Record<string, Change>;

export type DossierChangeName = keyof typeof dossierChanges;

function upon<Type extends DossierEventType>(
  type: Type,
  change: (context: DossierContext, event: DossierEventOf<Type>) => Partial<DossierContext>,
): Change {
  return (context, event) => (event.type === type ? change(context, event as DossierEventOf<Type>) : {});
}
