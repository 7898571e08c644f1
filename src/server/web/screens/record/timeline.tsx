// Who did what to a record and when, newest first.
import { Card, Icon, Moment, type IconName } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { happeningsOf, type Happening } from './happenings.ts';
import { eventName } from './lifecycle-drawing.tsx';
import type { SeenRecord } from './seen-record.ts';
import { recordWords } from './words.ts';

const icons: Readonly<Record<string, IconName>> = {
  'entries.imported': 'upload',
  'record.submitted': 'send',
  'document.drafted': 'file',
  'document.certified': 'shield',
  'signature.applied': 'pen',
  'signing.deadlinePassed': 'clock',
  'record.returned': 'undo',
  'lock.ordered': 'lock',
  'seal.applied': 'seal',
  'paper.signed': 'pen',
  'paper.sealed': 'seal',
  'document.extended': 'clock',
  'record.archived': 'archive',
  'correction.executed': 'eraser',
  'pupil.left': 'leave',
};

interface TimelineProps {
  readonly visit: Visit;
  readonly seen: SeenRecord;
}

export function Timeline({ visit, seen }: TimelineProps) {
  const words = recordWords[visit.language];
  const happenings = happeningsOf(seen).toReversed();
  return (
    <Card title={words.timeline}>
      {seen.journal === null && <p class="text-secondary">{words.timelinePart}</p>}
      {happenings.length === 0 ? (
        <p class="m-0">{words.nothingYet}</p>
      ) : (
        <ol class="record-timeline">
          {happenings.map((one, index) => (
            <li key={`${one.at} ${one.event} ${index}`}>
              <Icon name={icons[one.event] ?? 'info'} />
              <div>
                <div>
                  <span class="fw-bold">{eventName(one.event, visit.language)}</span>{' '}
                  <span class="text-secondary">{aboutOf(one, visit)}</span>
                </div>
                <div>
                  {one.person === null ? words.system : seen.nameOf(one.person)} · <Moment at={one.at} />
                </div>
                {one.reason !== undefined && <blockquote class="m-0">{one.reason}</blockquote>}
              </div>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function aboutOf({ role, version, decision }: Happening, { language }: Visit): string {
  const words = recordWords[language];
  const roles: Readonly<Record<string, string>> = words.as;
  return [
    role !== undefined && (roles[role] ?? role),
    version !== undefined && words.version(version),
    decision !== undefined && words.decision(decision),
  ]
    .filter((part) => part !== false)
    .join(', ');
}
