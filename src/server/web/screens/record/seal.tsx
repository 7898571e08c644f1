// The slices of the cross-page seal, joined into a picture from the pages that bear them.
import { Card } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { recordAddress, type SeenRecord } from './seen-record.ts';
import { recordWords } from './words.ts';

interface SealProps {
  readonly visit: Visit;
  readonly seen: SeenRecord;
}

/** Nothing before the seal was applied. */
export function JoinedSeal({ visit, seen: { record, documents } }: SealProps) {
  const words = recordWords[visit.language];
  const { context } = record.snapshot;
  const sealed = context.signatures.some(({ role }) => role === 'seal');
  const document = documents.find(({ version }) => version === context.document?.version);
  if (!sealed || document === undefined) return null;
  const slices = document.slots.flatMap(({ purpose, page, rect, slice }) =>
    purpose === 'sealSlice' && slice ? [{ page: page + 1, rect, ...slice }] : [],
  );
  if (slices.length === 0)
    return (
      <Card title={words.seal}>
        <p class="m-0">{words.sealNone}</p>
      </Card>
    );
  return (
    <Card title={words.seal}>
      <p>{words.sealAbout}</p>
      <div
        data-controller="join-seal"
        data-join-seal-document-value={`/api${recordAddress(record.id)}/document?version=${document.version}`}
        data-join-seal-slices-value={JSON.stringify(slices)}
      >
        <div class="joined-seal" role="img" aria-label={words.sealWhole(slices.length)}>
          {slices.map(({ page, index, count }) => (
            <figure key={page} class={index === 0 ? 'is-first' : undefined}>
              <canvas data-join-seal-target="slice" aria-hidden="true" />
              <figcaption title={words.sealSlice(page, index + 1, count)}>{page}</figcaption>
            </figure>
          ))}
        </div>
        <p class="m-0" role="status" data-join-seal-target="drawing">
          {words.sealDrawing}
        </p>
        <div class="alert alert-warning m-0" role="alert" data-join-seal-target="trouble" hidden>
          {words.sealFailed}
        </div>
      </div>
      <noscript>
        <p class="m-0">{words.sealFailed}</p>
      </noscript>
    </Card>
  );
}
