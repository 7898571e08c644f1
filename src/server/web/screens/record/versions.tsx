// The versions of a record: codes, downloads, and the way to hold two against each other.
import { Card, Icon, Moment } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { recordAddress, type SeenRecord } from './seen-record.ts';
import { recordWords } from './words.ts';

interface VersionsProps {
  readonly visit: Visit;
  readonly seen: SeenRecord;
}

export function Versions({ visit, seen: { record, documents } }: VersionsProps) {
  const words = recordWords[visit.language];
  if (documents.length === 0)
    return (
      <Card title={words.versions}>
        <p class="m-0">{words.noVersion}</p>
      </Card>
    );
  return (
    <Card title={words.versions} padded={false}>
      <ul class="list-group list-group-flush">
        {documents.toReversed().map(({ version, verificationCode, printedAt }) => (
          <li key={version} class="list-group-item">
            <div class="d-flex flex-wrap gap-2 align-items-center">
              <span class="fw-bold">{words.version(version)}</span>
              <span class="text-secondary">
                {words.printed} <Moment at={printedAt} />
              </span>
              <span class="ms-auto d-flex flex-wrap gap-2">
                {version > 1 && (
                  <a
                    class="btn btn-sm"
                    href={`${recordAddress(record.id)}/versions?old=${version - 1}&new=${version}`}
                    aria-label={words.compareWith(version - 1, version)}
                  >
                    <Icon name="copy" />
                    {words.compare}
                  </a>
                )}
                <a
                  class="btn btn-sm"
                  href={`/api${recordAddress(record.id)}/document?version=${version}`}
                  download={`${verificationCode}.pdf`}
                >
                  <Icon name="download" />
                  {words.download}
                </a>
              </span>
            </div>
            <div>
              {words.code}: <a href={`/verify/${verificationCode}`}>{verificationCode}</a>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
