// Where a dossier stands on its route: derived from what was signed, so that nothing can disagree with it.
import type { Sha256 } from '../../kernel/index.ts';
import type { DossierContext, DossierFile, DossierParty, DossierSignature } from './dossier.context.ts';

type Files = Pick<DossierContext, 'files'>;
type OnTheWay = Pick<DossierContext, 'files' | 'route' | 'signatures'>;

/** The version people look at now. */
export function presentFile({ files }: Files): DossierFile {
  const last = files.at(-1);
  if (!last) throw new TypeError('a dossier has a file from its beginning');
  return last;
}

export const signaturesNow = (context: OnTheWay): readonly DossierSignature[] =>
  context.signatures.filter(({ version }) => version === presentFile(context).version);

/** SHA-256 of the present version with all its signatures. */
export const latestBytes = (context: OnTheWay): Sha256 =>
  signaturesNow(context).at(-1)?.fileHash ?? presentFile(context).fileHash;

/** Whose signature the route waits for; null before the author has sent it and once all have signed. */
export function awaitedParty(context: OnTheWay): DossierParty | null {
  const done = signaturesNow(context).filter(({ as }) => as !== 'author' && as !== 'seal').length;
  return context.route?.steps[done] ?? null;
}

export const isLastStep = (context: OnTheWay): boolean => {
  const done = signaturesNow(context).filter(({ as }) => as !== 'author' && as !== 'seal').length;
  return context.route !== null && done + 1 === context.route.steps.length;
};
