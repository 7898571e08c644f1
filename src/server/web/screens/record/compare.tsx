// Two versions of a record side by side, with what changed marked in both.
import { differencesBetween } from '../../../../documents/index.ts';
import type { DocumentVersion } from '../../../application/index.ts';
import { httpFault } from '../../../http/index.ts';
import { Card, Moment, PageHead } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import { PrintedContent, snapshotOf } from './printed-content.tsx';
import { recordAddress, seenRecord } from './seen-record.ts';
import { recordWords } from './words.ts';

export const recordCompare = screen({
  name: 'record-compare',
  path: '/records/{recordId}/versions',
  who: 'person',
  show: async (visit) => {
    const { language, query } = visit;
    const words = recordWords[language];
    const { record, documents } = await seenRecord(visit);
    const [older, newer] = chosen(documents, query);
    const [before, after] = [await snapshotOf(visit, older), await snapshotOf(visit, newer)];
    const places = differencesBetween(before, after).map(({ place }) => place);
    // What stands together in one cell is marked together.
    const marked = new Set(places.flatMap((place) => [place, place.replace(/^(absences)\/.*/, '$1')]));
    const title = words.compareTitle(record.title);
    const sides = [
      { document: older, snapshot: before, side: 'old', name: words.older },
      { document: newer, snapshot: after, side: 'new', name: words.newer },
    ] as const;
    return {
      title,
      above: [{ title: record.title, to: recordAddress(record.id) }],
      main: (
        <>
          <PageHead title={title} about={places.length === 0 ? words.same : words.changed(places.length)} />
          <div class="row">
            {sides.map(({ document, snapshot, side, name }) => (
              // A class has too many columns for half a page.
              <div class={record.kind === 'transcript' ? 'col-xl-6' : 'col-12'} key={side}>
                <Card
                  title={`${name}: ${words.version(document.version)}`}
                  actions={<Moment at={document.printedAt} />}
                  padded={false}
                >
                  <PrintedContent
                    snapshot={snapshot}
                    language={language}
                    marking={{ places: marked, side }}
                    caption={words.version(document.version)}
                  />
                </Card>
              </div>
            ))}
          </div>
        </>
      ),
    };
  },
});

/** The two asked for, oldest first; the last two when none are. @throws Fault `request.notFound` */
function chosen(
  documents: readonly DocumentVersion[],
  query: URLSearchParams,
): readonly [DocumentVersion, DocumentVersion] {
  const find = (name: string, otherwise: number) => {
    const asked = query.get(name);
    return asked === null
      ? documents.at(otherwise)
      : documents.find(({ version }) => version === Number(asked));
  };
  const [older, newer] = [find('old', -2), find('new', -1)];
  if (older === undefined || newer === undefined) throw httpFault('request.notFound');
  return [older, newer];
}
