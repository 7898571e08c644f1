// How far a signing is, and what the phone is asked at this moment.
import { toIso } from '../../../../kernel/index.ts';
import type { CeremonyRequest } from '../../../application/index.ts';
import { Card, Icon, Moment, Progress } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { signingWords } from './words.ts';

interface CeremonyProgressProps {
  readonly visit: Visit;
  readonly request: CeremonyRequest;
}

export function CeremonyProgress({ visit, request }: CeremonyProgressProps) {
  const words = signingWords[visit.language];
  const { records, outcomes, state, confirming } = request;
  const signed = outcomes.filter(isSigned).length;
  const troubled = outcomes.length - signed;
  return (
    <Card>
      <div data-follow-ceremony-target="progress" class="mb-2">
        <Progress done={outcomes.length} of={records.length} label={words.progress} />
      </div>
      <p class="mb-1" role="status">
        {state === 'running' ? words.mayClose : words.summary(signed, records.length)}
      </p>
      {troubled > 0 && state !== 'running' && (
        <p class="mb-1 text-danger d-flex gap-2">
          <Icon name="alert" />
          {words.refusedCount(troubled)}
        </p>
      )}
      {state === 'running' && (
        <>
          <div
            class="alert alert-info mt-2"
            role="alert"
            data-follow-ceremony-target="phone"
            hidden={!confirming}
          >
            <div>
              <div class="fw-bold">
                <Icon name="phone" /> {words.onPhone(confirming?.documents ?? records.length)}
              </div>
              {confirming && (
                <div>
                  {words.phoneUntil} <Moment at={confirming.until} />
                </div>
              )}
              <div
                class="num"
                data-follow-ceremony-target="countdown"
                data-until={confirming ? toIso(confirming.until) : undefined}
              />
            </div>
          </div>
          <a class="btn btn-sm" href={`/signing/ceremonies/${request.id}`}>
            <Icon name="refresh" />
            {words.refresh}
          </a>
        </>
      )}
    </Card>
  );
}

/** What an earlier run signed counts as signed. */
export const isSigned = ({ trouble }: CeremonyRequest['outcomes'][number]): boolean =>
  trouble === null || trouble.code === 'signing.alreadySigned';
