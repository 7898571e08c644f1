// The way of a dossier: who has signed the present version, whose turn it is, who comes after.
import { presentFile, signaturesNow } from '../../../../workflows/index.ts';
import { Icon, Moment } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { dossierWords } from './dossier-words.ts';
import type { SeenDossier } from './seen-dossier.ts';
import { partyText } from './state.tsx';

interface RouteDrawingProps {
  readonly visit: Visit;
  readonly seen: SeenDossier;
}

export function RouteDrawing({ visit: { language }, seen: { standing, state } }: RouteDrawingProps) {
  const words = dossierWords[language];
  const { context } = standing.dossier.snapshot;
  const { version } = presentFile(context);
  const route = standing.versions.find((one) => one.version === version)?.route;
  if (route === undefined) return null;
  const signed = signaturesNow(context);
  const steps = [
    words.writer,
    ...route.steps.map((party) => partyText(party, language)),
    ...(route.sealed ? [words.seal] : []),
  ];
  const runs = state === 'draft' || state === 'submitted' || state === 'signed';
  return (
    <>
      <ol class="way" aria-label={words.route}>
        {steps.map((step, index) => {
          const signature = signed[index];
          const isNow = runs && index === signed.length;
          return (
            <li
              key={index}
              class={isNow ? 'is-now' : signature && 'is-done'}
              aria-current={isNow ? 'step' : undefined}
            >
              <span class="way-mark">{signature ? <Icon name="check" label={words.done} /> : index + 1}</span>
              <span>
                {step}
                {isNow && <span class="d-block fw-normal">{words.now}</span>}
                {signature && (
                  <span class="d-block text-secondary">
                    {standing.names.get(signature.by)} · <Moment at={signature.at} />
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      {route.leftOut.length > 0 && (
        <p class="text-secondary">
          {words.leftOut(route.leftOut.map((party) => partyText(party, language)).join(', '))}
        </p>
      )}
    </>
  );
}
