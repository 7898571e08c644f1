// Reports that were made: whom each waits for, its files, and the form of whoever is due.
import type { Person, ReportSeen } from '../../../application/index.ts';
import type { Caller } from '../../../http/index.ts';
import { Card, Choice, Field, Form, Icon, Moment } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { PaperSigning } from '../paper-signing/index.ts';
import { DEED } from './deeds.ts';
import { reportWords } from './words.ts';

interface MadeProps {
  readonly visit: Visit<Caller>;
  readonly reports: readonly ReportSeen[];
  readonly names: ReadonlyMap<string, string>;
}

export function MadeReports({ visit, reports, names }: MadeProps) {
  const words = reportWords[visit.language];
  const isRegistrar = visit.appointments.some(({ role }) => role === 'registrar');
  return (
    <Card title={words.made} padded={reports.length === 0}>
      {reports.length === 0 && <p class="m-0">{words.noneMade}</p>}
      {reports.map(({ paper, awaited, sealedAt }) => {
        const due = awaited[0] === visit.caller.person;
        const seals = awaited.length === 0 && sealedAt === null && isRegistrar;
        return (
          <div class="card-body border-bottom" key={paper.id}>
            <div class="d-flex flex-wrap gap-2 align-items-center">
              <span class="flex-fill">
                <strong class="text-break">{paper.title}</strong>{' '}
                <span class="text-secondary">
                  <Moment at={paper.printedAt} />
                </span>
              </span>
              <span>{standingText(words, awaited, sealedAt, names)}</span>
              <a class="btn btn-sm" href={`/api/office-papers/${paper.id}/document`} download>
                <Icon name="download" />
                {words.download}
              </a>
              {paper.kind === 'yearlyReport' && (
                <a class="btn btn-sm" href={`/api/yearly-reports/${paper.id}/archive`} download>
                  <Icon name="archive" />
                  {words.archive}
                </a>
              )}
            </div>
            {(due || seals) && (
              <details class="mt-2">
                <summary>{due ? words.sign : words.seal}</summary>
                <PaperSigning
                  visit={visit}
                  deed={due ? DEED.sign : DEED.seal}
                  as={due ? 'signer' : 'seal'}
                  button={due ? words.sign : words.seal}
                >
                  <input type="hidden" name="paper" value={paper.id} />
                </PaperSigning>
              </details>
            )}
          </div>
        );
      })}
    </Card>
  );
}

function standingText(
  words: (typeof reportWords)['vi'],
  awaited: ReportSeen['awaited'],
  sealedAt: ReportSeen['sealedAt'],
  names: MadeProps['names'],
): string {
  if (sealedAt !== null) return words.sealed;
  if (awaited.length === 0) return words.waitsForSeal;
  return words.waitsFor(awaited.map((id) => names.get(id) ?? id).join(', '));
}

interface DrawProps {
  readonly visit: Visit<Caller>;
  readonly leaders: readonly Person[];
  /** Classes that are not locked: they need a reason. */
  readonly open?: readonly string[];
}

export function DrawForm({ visit, leaders, open = [] }: DrawProps) {
  const words = reportWords[visit.language];
  return (
    <Card title={words.draw} class="no-print">
      <p class="text-secondary">{words.drawAbout}</p>
      <Form visit={visit} deed={DEED.draw}>
        <Choice
          visit={visit}
          deed={DEED.draw}
          name="leader"
          label={words.leader}
          options={leaders.map(({ id, name }) => ({ value: id, text: name }))}
          faults={['office.notYourPlace']}
          required
        />
        <Field
          visit={visit}
          deed={DEED.draw}
          name="leaderTitle"
          label={words.leaderTitle}
          value={words.principal}
          maxLength={100}
          required
        />
        {open.length > 0 && (
          <Field
            visit={visit}
            deed={DEED.draw}
            name="unlockedReason"
            label={words.unlockedReason(open.join(', '))}
            faults={['office.notLocked']}
            maxLength={300}
            required
          />
        )}
        <button class="btn btn-primary">
          <Icon name="file" />
          {words.draw}
        </button>
      </Form>
    </Card>
  );
}
