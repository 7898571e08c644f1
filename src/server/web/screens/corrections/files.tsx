// Files of a correction in the page: its evidence and its minutes, shown as they are and never run.
import { stillToSign } from '../../../../workflows/index.ts';
import { Card, Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { FileView } from '../paper-signing/index.ts';
import type { SeenCorrection } from './seen-correction.ts';
import { correctionWords } from './words.ts';

interface FilesProps {
  readonly visit: Visit;
  readonly seen: SeenCorrection;
}

export function EvidenceFiles({ visit, seen }: FilesProps) {
  const words = correctionWords[visit.language];
  const { id, snapshot } = seen.standing.correction;
  const { evidence } = snapshot.context;
  return (
    <Card title={words.evidence}>
      {evidence.length === 0 && <p class="m-0">{words.noEvidence}</p>}
      {evidence.map(({ kind, name, mediaType }, index) => (
        <FileView
          key={index}
          visit={visit}
          url={`/api/corrections/${id}/evidence/${index + 1}`}
          mediaType={mediaType}
          name={name}
          about={words.kinds[kind]}
        />
      ))}
    </Card>
  );
}

export function Minutes({ visit, seen }: FilesProps) {
  const words = correctionWords[visit.language];
  const { correction, names } = seen.standing;
  const { context } = correction.snapshot;
  if (!seen.hasMinutes) return null;
  const missing = stillToSign(context);
  return (
    <Card title={words.minutes} id="minutes">
      <FileView
        visit={visit}
        url={`/api/corrections/${correction.id}/minutes`}
        mediaType="application/pdf"
        name={words.minutes}
        atOnce
      />
      <ul class="list-unstyled mt-3 mb-0">
        {context.minutesSigned.map(({ by }) => (
          <li key={by} class="d-flex gap-2">
            <Icon name="check" label={words.signedBy} /> {names.get(by)}
          </li>
        ))}
        {missing.map((person) => (
          <li key={person} class="d-flex gap-2 text-secondary">
            <Icon name="clock" label={words.stillToSign} /> {names.get(person)}
          </li>
        ))}
      </ul>
    </Card>
  );
}
