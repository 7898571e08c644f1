// One edit log: the paper itself, its totals, who has signed and whose turn it is.
import { editLogLines, subjectNames, type EditLogStanding } from '../../../application/index.ts';
import { editLogFor, namesOf, signedEditLog, type Caller } from '../../../http/index.ts';
import type { PersonId } from '../../../../kernel/index.ts';
import { isSchoolYear, schoolYearOf } from '../../../../policies/index.ts';
import { Card, Icon, Moment, PageHead, Refusal } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, Visit } from '../../visit.ts';
import { FileView, PaperSigning, paperKey } from '../paper-signing/index.ts';
import { LogBadge, logPeriodText } from './standing.tsx';
import { Statistics } from './statistics.tsx';
import { editLogsWords } from './words.ts';

export const editLog = screen({
  name: 'edit-log',
  path: '/edit-logs/{editLogId}',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, language } = visit;
    const words = editLogsWords[language];
    const standing = await editLogFor(desk, caller, visit.params.editLogId ?? '');
    const { log } = standing;
    const lines = await editLogLines(desk.house, { log: log.id, by: caller.person });
    const names = await namesOf(desk, [log.checker, log.leader]);
    const classes = await desk.house.store.read((view) => view.classes());
    const className = classes.find(({ id }) => id === log.classId)?.name;
    const schoolYear = isSchoolYear(log.period) ? log.period : schoolYearOf(`${log.period}-01`);
    const codes = [...new Set(lines.flatMap(({ subject }) => subject ?? []))];
    const reach = className === undefined ? words.school : words.schoolClass(className);
    const address = `/api/edit-logs/${log.id}`;
    return {
      title: logPeriodText(log.period, language),
      above: [{ title: words.title, to: '/edit-logs' }],
      main: (
        <>
          <PageHead
            title={logPeriodText(log.period, language)}
            about={[reach, words.editionOf(log.edition), words.editsOf(log.edits)].join(' · ')}
          >
            <LogBadge standing={standing} names={names} language={language} />
            <a class="btn" href={`${address}/workbook`} download={`${log.verificationCode}.xlsx`}>
              <Icon name="download" />
              {words.excel}
            </a>
            <a class="btn" href={`${address}/document`} download={`${log.verificationCode}.pdf`}>
              <Icon name="download" />
              {words.pdf}
            </a>
          </PageHead>
          <Refusal visit={visit} />
          <div class="row">
            <div class="col-lg-4 order-lg-2">
              <Part visit={visit} standing={standing} names={names} />
            </div>
            <div class="col-lg-8">
              <Card>
                <FileView
                  visit={visit}
                  url={`${address}/document`}
                  mediaType="application/pdf"
                  name={words.paper}
                  atOnce
                />
              </Card>
            </div>
          </div>
          <Statistics
            lines={lines}
            subjects={await subjectNames(desk.house, { schoolId: log.schoolId, schoolYear }, codes)}
            language={language}
          />
        </>
      ),
    };
  },
  deeds: {
    sign: async (visit: Visit<Caller>, fields: Fields): Promise<Done> => {
      await signedEditLog(visit.desk, visit.caller, visit.params.editLogId ?? '', paperKey(fields));
      return { to: visit.address, told: editLogsWords[visit.language].signedNow };
    },
  },
});

interface PartProps {
  readonly visit: Visit<Caller>;
  readonly standing: EditLogStanding;
  readonly names: ReadonlyMap<PersonId, string>;
}

function Part({ visit, standing: { log, awaited, signed }, names }: PartProps) {
  const words = editLogsWords[visit.language];
  const { person } = visit.caller;
  return (
    <Card title={words.part}>
      <ul class="list-unstyled">
        {(['checker', 'leader'] as const).map((role) => {
          const done = signed.find((one) => one.person === log[role]);
          return (
            <li key={role} class="d-flex gap-2">
              <Icon name={done ? 'check' : 'clock'} label={done ? words.signed : words.notSigned} />
              <span>
                {names.get(log[role])} ({words.roles[role]}){done && ' · '}
                {done && <Moment at={done.at} />}
              </span>
            </li>
          );
        })}
      </ul>
      <p class="text-secondary">
        {words.until} <Moment at={log.until} /> · {words.code}{' '}
        <a class="text-decoration-underline text-nowrap" href={`/verify/${log.verificationCode}`}>
          {log.verificationCode}
        </a>
      </p>
      {awaited === person && (
        <>
          <p>{person === log.checker ? words.checkAbout : words.approveAbout}</p>
          <PaperSigning visit={visit} deed="sign" as="signer" button={words.sign} />
        </>
      )}
    </Card>
  );
}
