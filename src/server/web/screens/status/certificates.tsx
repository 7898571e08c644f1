// Certificates and when they end: the school's own keys, then everybody who has signed; what is over or soon over comes first.
import type { Instant } from '../../../../kernel/index.ts';
import { nameText, nameValue, parseCertificate } from '../../../../signing/index.ts';
import { certificatesSeen } from '../../../application/index.ts';
import type { Caller } from '../../../http/index.ts';
import { Card, Frame, Moment, PageHead } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import { Mark, type Grade } from './mark.tsx';
import { statusWords } from './words.ts';

interface Row {
  readonly whose: string;
  readonly subject: string;
  /** Null: not known before a PIN is typed, or out of reach. */
  readonly notAfter: Instant | null;
  readonly trouble: string | null;
}

export const statusCertificates = screen({
  name: 'status-certificates',
  path: '/status/certificates',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, language } = visit;
    const words = statusWords[language];
    const people = await certificatesSeen(desk.house, { schoolId: caller.schoolId, by: caller.person });
    const ofPeople = people.map(({ name, subject, issuer, notAfter }): Row => {
      return { whose: name, subject: `${subject} · ${issuer}`, notAfter, trouble: null };
    });
    const rows = [...(await ofSchool(visit)), ...ofPeople].toSorted(
      (a, b) => (a.notAfter ?? Number.MAX_VALUE) - (b.notAfter ?? Number.MAX_VALUE),
    );
    return {
      title: words.certificates,
      above: [{ title: words.title, to: '/status' }],
      main: (
        <>
          <PageHead title={words.certificates} about={words.certificatesAbout} />
          <Card padded={false}>
            <Frame id="status-certificates">
              <Rows rows={rows} visit={visit} />
            </Frame>
          </Card>
        </>
      ),
    };
  },
});

/** The service's key, and the seal where it is reached without a PIN. */
async function ofSchool({ desk, caller, language }: Visit<Caller>): Promise<readonly Row[]> {
  const words = statusWords[language];
  const { schoolId, person } = caller;
  const [own] = (await desk.papers.serviceSigner(schoolId)).chain;
  const certificate = own && parseCertificate(own);
  const service = certificate && {
    whose: words.serviceKey,
    subject: nameValue(certificate.subject, 'CN') ?? nameText(certificate.subject),
    notAfter: certificate.notAfter,
    trouble: null,
  };
  const kind = desk.runs.keepsKeys ? 'development' : 'schoolSeal';
  const look = await desk.runs.look({ person, role: 'seal', key: { kind } }, schoolId);
  const seal: Row = {
    whose: words.sealKey,
    subject: look.kind === 'found' ? look.subject : '',
    notAfter: look.kind === 'found' ? look.notAfter : null,
    trouble: look.kind === 'trouble' ? look.fault.title[language] : null,
  };
  return service ? [service, seal] : [seal];
}

const DAY_MS = 24 * 3_600_000;
const SOON_DAYS = 30;

function Rows({ rows, visit }: { readonly rows: readonly Row[]; readonly visit: Visit }) {
  const words = statusWords[visit.language];
  return (
    <div class="table-responsive">
      <table class="table table-vcenter card-table">
        <thead>
          <tr>
            <th scope="col">{words.whose}</th>
            <th scope="col">{words.state}</th>
            <th scope="col">{words.until}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const [grade, text] = gradeOf(row, visit);
            return (
              <tr key={`${row.whose} ${row.subject}`}>
                <th scope="row" class="fw-normal">
                  <strong>{row.whose}</strong>
                  <div class="text-secondary text-break">{row.subject}</div>
                </th>
                <td>
                  <Mark grade={grade} text={text} />
                  {grade === 'bad' && <div>{row.trouble ?? words.expiredDo}</div>}
                  {grade === 'look' && <div>{words.soonDo}</div>}
                </td>
                <td>{row.notAfter !== null && <Moment at={row.notAfter} day />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function gradeOf({ notAfter, trouble }: Row, { language, now }: Visit): readonly [Grade, string] {
  const words = statusWords[language];
  if (trouble !== null) return ['bad', words.outOfReach];
  if (notAfter === null) return ['none', words.hidden];
  const days = Math.floor((notAfter - now) / DAY_MS);
  if (notAfter <= now) return ['bad', words.expired];
  return days <= SOON_DAYS ? ['look', words.soon(days)] : ['good', words.valid];
}
