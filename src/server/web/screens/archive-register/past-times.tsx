// What is past its time of keeping and waits for an order, and what an order leaves.
import { everythingRemaining, type RegisterSeen } from '../../../application/index.ts';
import { Card } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { policyWords } from '../policy/words.ts';
import { registerWords } from './words.ts';

interface PastProps {
  readonly past: RegisterSeen['past'];
  readonly language: Language;
}

export function PastTimes({ past, language }: PastProps) {
  const words = registerWords[language];
  if (past.length === 0) return null;
  return (
    <Card title={words.past} padded={false}>
      <div class="card-body">
        <p class="m-0 text-secondary">{words.pastAbout}</p>
      </div>
      <div class="table-responsive">
        <table class="table table-vcenter card-table">
          <thead>
            <tr>
              <th scope="col">{words.schoolYear}</th>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.count}</th>
              <th scope="col">{words.keptUntil}</th>
            </tr>
          </thead>
          <tbody>
            {past.map(({ kind, schoolYear, address, count, until }) => (
              <tr key={`${schoolYear} ${kind} ${address}`}>
                <td class="text-nowrap">{schoolYear}</td>
                <th scope="row" class="fw-normal text-break">
                  {kind === 'package' ? words.kinds.package(address) : policyWords[language].kept[kind]}
                </th>
                <td>{count}</td>
                <td class="text-nowrap">{until}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

export function Remains({ language }: Pick<PastProps, 'language'>) {
  const words = registerWords[language];
  return (
    <Card title={words.remains} id="remains">
      <p class="text-secondary">{words.remainsAbout}</p>
      <ul class="m-0">
        {everythingRemaining.map((kind) => (
          <li key={kind}>{words.remaining[kind]}</li>
        ))}
      </ul>
    </Card>
  );
}
