// One medium: what its last check read, package by package.
import type { MediumSeen } from '../../../application/index.ts';
import { Card, Moment } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { mediaWords } from './words.ts';

export function Contents({ visit, medium }: { readonly visit: Visit; readonly medium: MediumSeen }) {
  const words = mediaWords[visit.language];
  const { lastCheck, packages, target } = medium;
  if (lastCheck === null)
    return (
      <Card title={`${target.name} – ${words.contents}`}>
        <p class="m-0">{words.neverChecked}</p>
      </Card>
    );
  return (
    <Card title={`${target.name} – ${words.contents}`} padded={false}>
      <p class="card-body m-0">
        {words.checkedAt} <Moment at={lastCheck.finishedAt} /> ·{' '}
        {lastCheck.decayed === 0 ? (
          `✔ ${words.whole}`
        ) : (
          <strong>{`✘ ${words.decayed(lastCheck.decayed)}`}</strong>
        )}
      </p>
      {packages.length > 0 && (
        <div class="table-responsive">
          <table class="table table-vcenter card-table">
            <thead>
              <tr>
                <th scope="col">{words.folder}</th>
                <th scope="col">{words.files}</th>
                <th scope="col">{words.octets}</th>
                <th scope="col">{words.digest}</th>
              </tr>
            </thead>
            <tbody>
              {packages.map(({ address, files, octets, tagManifest }) => (
                <tr key={address}>
                  <th scope="row" class="fw-normal text-break">
                    {address}
                  </th>
                  <td>{files}</td>
                  <td class="text-nowrap">{octets}</td>
                  <td>
                    <code class="digest">{tagManifest}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
