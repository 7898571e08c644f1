// Where documents are kept, as tried at this moment: folder or object store, the room on the disk, the cache, the last trouble.
import { documentsKept, type DocumentsKept } from '../../../application/index.ts';
import type { Caller } from '../../../http/index.ts';
import { Card, Frame, Moment, PageHead } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import type { Language } from '../../words.ts';
import { Mark } from './mark.tsx';
import { documentsWords } from './documents-words.ts';
import { statusWords } from './words.ts';

export const statusDocuments = screen({
  name: 'status-documents',
  path: '/status/documents',
  who: 'person',
  show: async (visit) => {
    const words = statusWords[visit.language];
    const kept = await keptFor(visit);
    return {
      title: words.documents,
      above: [{ title: words.title, to: '/status' }],
      main: (
        <>
          <PageHead title={words.documents} about={documentsWords[visit.language].about} />
          <Card>
            <Frame id="status-documents">{kept && <Kept visit={visit} kept={kept} />}</Frame>
          </Card>
        </>
      ),
    };
  },
});

const keptFor = ({ desk, caller }: Visit<Caller>): Promise<DocumentsKept | null> =>
  documentsKept(desk.house, { schoolId: caller.schoolId, by: caller.person });

interface KeptProps {
  readonly visit: Visit;
  readonly kept: DocumentsKept;
}

function Kept({ visit, kept }: KeptProps) {
  const { language } = visit;
  const words = documentsWords[language];
  const { kind, place, server, works, ms, trouble, cache } = kept;
  return (
    <ul class="list-unstyled mb-0">
      <li class="mb-2">
        {words.keptIn[kind]} <code class="text-break">{place}</code>
        {server !== null && (
          <>
            {' '}
            · <code class="text-break">{server}</code>
          </>
        )}
      </li>
      <li class="mb-2">
        <Mark
          grade={works ? 'good' : 'bad'}
          text={works ? words.keptWell[kind](ms) : words.keptBadly[kind](ms)}
        />
        {!works && <div>{words.keptDo[kind]}</div>}
        {trouble && (
          <div class="text-danger text-break">
            {trouble[language]} · <a href={`/problems/${trouble.code}`}>{statusWords[language].whatToDo}</a>
          </div>
        )}
      </li>
      <Room visit={visit} kept={kept} />
      {cache && (
        <li class="mb-2">
          <Mark
            grade="none"
            text={words.cacheHolds(octetsText(cache.held, language), octetsText(cache.most, language))}
          />
          <div class="text-secondary">{words.cacheAbout}</div>
        </li>
      )}
      <LastTrouble visit={visit} kept={kept} />
    </ul>
  );
}

/** A class of forty-five takes a fraction of this through a year; whoever reads it has some weeks to act. */
const LITTLE = 2e9;
const LITTLE_SHARE = 0.05;

function Room({ visit: { language }, kept: { kind, disk } }: KeptProps) {
  const words = documentsWords[language];
  if (!disk) return null;
  const little = disk.free < Math.max(LITTLE, disk.whole * LITTLE_SHARE);
  return (
    <li class="mb-2">
      <Mark
        grade={little ? 'look' : 'good'}
        text={words.roomLeft(octetsText(disk.free, language), octetsText(disk.whole, language))}
      />
      {little && <div>{words.roomDo[kind]}</div>}
    </li>
  );
}

function LastTrouble({ visit: { language }, kept: { lastTrouble } }: KeptProps) {
  const words = documentsWords[language];
  if (!lastTrouble) return <li class="text-secondary">{words.noTroubleYet}</li>;
  const { at, trouble } = lastTrouble;
  return (
    <li class="text-break">
      {words.lastTrouble} <Moment at={at} />
      {trouble && (
        <>
          {': '}
          {trouble[language]} · <a href={`/problems/${trouble.code}`}>{statusWords[language].whatToDo}</a>
        </>
      )}
    </li>
  );
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** As disks are sold: in thousands. */
function octetsText(octets: number, language: Language): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(octets, 1)) / 3), units.length - 1);
  const written = { style: 'unit', unit: units[power] ?? 'byte', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, written).format(octets / 1000 ** power);
}
