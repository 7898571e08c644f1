// Every file that was brought, the latest first, with who signed it; and every request for change.
import type { DossierSignature } from '../../../../workflows/index.ts';
import { Card, Icon, Moment } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import type { Language } from '../../words.ts';
import { FileView } from '../paper-signing/index.ts';
import { dossierWords } from './dossier-words.ts';
import type { SeenDossier } from './seen-dossier.ts';
import { partyText } from './state.tsx';

interface Props {
  readonly visit: Visit;
  readonly seen: SeenDossier;
}

export function Versions({ visit, seen: { standing } }: Props) {
  const { language } = visit;
  const words = dossierWords[language];
  const { id, snapshot } = standing.dossier;
  const { files, signatures } = snapshot.context;
  return (
    <Card title={words.versions}>
      {files.toReversed().map(({ version, pages, at }) => {
        const code = standing.versions.find((one) => one.version === version)?.verificationCode ?? '';
        const signed = signatures.filter((one) => one.version === version);
        return (
          <div key={version} class="dossier-version">
            {version === files.length ? (
              <strong>{words.version(version)}</strong>
            ) : (
              <FileView
                visit={visit}
                url={`/api/dossiers/${id}/document?version=${version}`}
                mediaType="application/pdf"
                name={words.version(version)}
              />
            )}
            <div class="text-secondary">
              <Moment at={at} /> · {words.pages(pages)} · {words.code}{' '}
              <a href={`/verify/${code}`} class="text-decoration-underline">
                {code}
              </a>
            </div>
            <ul class="list-unstyled mb-0">
              {signed.length === 0 && <li class="text-secondary">{words.nobodySigned}</li>}
              {signed.map((one) => (
                <li key={one.as} class="d-flex gap-2">
                  <Icon name={one.as === 'seal' ? 'seal' : 'check'} />
                  <span>
                    {words.signedBy(standing.names.get(one.by) ?? '', asText(one.as, language))} ·{' '}
                    <Moment at={one.at} />
                  </span>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </Card>
  );
}

const asText = (as: DossierSignature['as'], language: Language): string =>
  as === 'author' || as === 'seal' ? dossierWords[language].as[as] : partyText(as, language);

export function Requests({ visit: { language }, seen: { standing } }: Props) {
  const words = dossierWords[language];
  const { id, snapshot } = standing.dossier;
  const { minutes } = snapshot.context;
  if (minutes.length === 0) return null;
  return (
    <Card title={words.minutes}>
      {minutes.toReversed().map(({ number, version, by, at, reason }) => (
        <div key={number} class="dossier-version">
          <div class="text-secondary">
            {words.version(version)} · {words.minutesAbout(standing.names.get(by) ?? '')} · <Moment at={at} />
          </div>
          <p class="correction-reason mb-2">{reason}</p>
          <a class="btn btn-sm" href={`/dossiers/${id}/minutes/${number}`}>
            <Icon name="file" />
            {words.readMinutes}
          </a>
        </div>
      ))}
    </Card>
  );
}
