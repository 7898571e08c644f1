// The supplementary page of a transcript: read here, who has signed, who is awaited, and signing or sealing it in turn.
import { classTarget, may } from '../../../application/index.ts';
import { Card, Icon, Moment } from '../../parts/index.ts';
import { FileView, PaperSigning } from '../paper-signing/index.ts';
import type { PupilProps } from './pupil-summer.tsx';
import { summerWords } from './words.ts';

export function SupplementaryPage({ visit, seen, pupil }: PupilProps) {
  const { language, caller, appointments, now } = visit;
  const words = summerWords[language];
  const { schoolClass } = seen;
  if (pupil.page === null) return null;
  const { page, awaited, signed } = pupil.page;
  const isMine = awaited.place === 'signer' && awaited.people.includes(caller.person);
  const target = classTarget(schoolClass);
  const allows = (action: 'summer.signed' | 'summer.sealed') =>
    may(appointments, action, target, now) !== null;
  const waitsFor = awaited.place === 'signer' ? awaited.people : [];
  return (
    <Card title={words.page} id="page">
      <p>{words.pageAbout(String(page.version), page.decisionNumber)}</p>
      <FileView
        visit={visit}
        url={`/api/classes/${schoolClass.id}/summer-pages/${page.id}/document`}
        mediaType="application/pdf"
        name={words.page}
        about={page.verificationCode}
        atOnce
      />
      <ul class="list-unstyled mt-3">
        {signed.map(({ place, signer, at }) => (
          <li key={place} class="d-flex flex-wrap gap-2 align-items-center">
            <Icon name={place === 'seal' ? 'seal' : 'check'} label={words.signed} />
            <span>{seen.names.get(signer ?? '')}</span>
            <Moment at={at} />
          </li>
        ))}
        {waitsFor.map((person) => (
          <li key={person} class="d-flex gap-2 align-items-center text-secondary">
            <Icon name="clock" label={words.awaited} />
            {seen.names.get(person)}
          </li>
        ))}
        {(awaited.place === 'seal' || awaited.place === 'service') && (
          <li class="d-flex gap-2 align-items-center text-secondary">
            <Icon name="clock" label={words.awaited} />
            {words.steps[awaited.place]}
          </li>
        )}
      </ul>
      {awaited.place === 'nobody' && <p class="mb-0">{words.finished}</p>}
      {isMine && allows('summer.signed') && (
        <PaperSigning visit={visit} deed="sign" as="signer" button={words.sign}>
          <input type="hidden" name="page" value={page.id} />
        </PaperSigning>
      )}
      {awaited.place === 'seal' && allows('summer.sealed') && (
        <PaperSigning visit={visit} deed="seal" as="seal" button={words.seal}>
          <input type="hidden" name="page" value={page.id} />
        </PaperSigning>
      )}
    </Card>
  );
}
