// The seal of a medium: its minutes with who has still to sign, and what came before.
import type { PersonId } from '../../../../kernel/index.ts';
import type { SealSeen } from '../../../application/index.ts';
import type { Caller } from '../../../http/index.ts';
import { Card, Moment } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { FileView, PaperSigning } from '../paper-signing/index.ts';
import { mediaWords } from './words.ts';

interface SealCardProps {
  readonly visit: Visit<Caller>;
  readonly seal: SealSeen;
  readonly names: ReadonlyMap<PersonId, string>;
}

export function SealCard({ visit, seal, names }: SealCardProps) {
  const words = mediaWords[visit.language];
  const { paper, segments, awaited } = seal;
  const isRegistrar = visit.appointments.some(({ role }) => role === 'registrar');
  const who = awaited.map((one) => (one === 'seal' ? words.stamp : (names.get(one) ?? one)));
  const chosen = <input type="hidden" name="paper" value={paper.id} />;
  return (
    <Card title={words.minutes}>
      <p>
        {words.sealedWith(seal.sealNumber)} · {seal.label} · {seal.keptAt} · <Moment at={seal.at} />
      </p>
      <p>
        {segments.length === 0
          ? words.drawing
          : who.length > 0
            ? words.awaits(who.join(', '))
            : words.complete}
      </p>
      <p class="text-secondary">
        {words.code}{' '}
        <a class="text-decoration-underline text-nowrap" href={`/verify/${paper.verificationCode}`}>
          {paper.verificationCode}
        </a>
      </p>
      {segments.length > 0 && (
        <FileView
          visit={visit}
          url={`/api/office-papers/${paper.id}/document`}
          mediaType="application/pdf"
          name={words.minutes}
        />
      )}
      {segments.length > 0 && awaited.includes(visit.caller.person) && (
        <div class="mt-3">
          <PaperSigning visit={visit} deed="sign" as="signer" button={words.sign}>
            {chosen}
          </PaperSigning>
        </div>
      )}
      {awaited.includes('seal') && isRegistrar && (
        <div class="mt-3">
          <PaperSigning visit={visit} deed="stamp" as="seal" button={words.put}>
            {chosen}
          </PaperSigning>
        </div>
      )}
    </Card>
  );
}

export function EarlierSeals({
  visit,
  seals,
  names,
}: Omit<SealCardProps, 'seal'> & { readonly seals: readonly SealSeen[] }) {
  const words = mediaWords[visit.language];
  if (seals.length === 0) return null;
  return (
    <Card title={words.earlier}>
      <ul class="m-0">
        {seals.map(({ id, sealNumber, at, paper, opening }) => (
          <li key={id}>
            {words.sealedWith(sealNumber)} · <Moment at={at} /> ·{' '}
            <a href={`/verify/${paper.verificationCode}`}>{paper.verificationCode}</a>
            {opening && (
              <div class="text-secondary">
                {words.opened} <Moment at={opening.at} /> · {names.get(opening.by)} · {opening.reason}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
