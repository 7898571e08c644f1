// Who of a class is assessed again or trains in summer, how far each is, and what becomes of the whole class (R45, R68).
import { Card, Empty, Icon, PageHead, StateBadge } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import { seenSummer, summerAddress, type SeenPupil, type SeenSummer } from './seen-summer.ts';
import { summerWords } from './words.ts';

export const classSummer = screen({
  name: 'summer',
  path: '/classes/{classId}/summer',
  who: 'person',
  show: async (visit) => {
    const words = summerWords[visit.language];
    const seen = await seenSummer(visit);
    const { schoolClass, summer } = seen;
    const title = words.titleOf(schoolClass.name);
    return {
      title,
      above: [
        { title: words.classes, to: '/classes' },
        { title: words.className(schoolClass.name), to: `/classes/${schoolClass.id}` },
      ],
      main: (
        <>
          <PageHead title={title} about={words.about(schoolClass.schoolYear, schoolClass.regime)} />
          <Card padded={false}>
            {summer.pupils.length === 0 ? (
              <Empty title={words.none} text={words.noneAbout} />
            ) : (
              <Pupils visit={visit} seen={seen} />
            )}
          </Card>
          <Lists visit={visit} seen={seen} />
        </>
      ),
    };
  },
});

interface SeenProps {
  readonly visit: Visit;
  readonly seen: SeenSummer;
}

function Pupils({ visit, seen }: SeenProps) {
  const words = summerWords[visit.language];
  return (
    <div class="table-responsive">
      <table class="table table-vcenter card-table">
        <thead>
          <tr>
            <th scope="col">{words.pupil}</th>
            <th scope="col">{words.due}</th>
            <th scope="col">{words.yearEnd}</th>
            <th scope="col">{words.standing}</th>
            <th scope="col">{words.decision}</th>
            <th scope="col">{words.transcript}</th>
          </tr>
        </thead>
        <tbody>
          {seen.summer.pupils.map((pupil) => {
            const transcript = seen.transcripts.get(pupil.code);
            return (
              <tr key={pupil.code}>
                <th scope="row">
                  <a href={summerAddress(seen.schoolClass.id, pupil.code)}>{pupil.name}</a>
                  <div class="text-secondary fw-normal">{pupil.code}</div>
                </th>
                <td>{dueText(visit, seen, pupil)}</td>
                <td>{pupil.promotion}</td>
                <td>
                  <SummerBadge visit={visit} pupil={pupil} />
                </td>
                <td>
                  {pupil.page && (
                    <>
                      {pupil.page.page.promotion}
                      <div class="text-secondary">{pupil.page.page.decisionNumber}</div>
                    </>
                  )}
                </td>
                <td>
                  {transcript && <StateBadge state={transcript.snapshot.state} language={visit.language} />}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** `Toán, Ngữ văn · rèn luyện` */
export function dueText({ language }: Visit, { summer }: SeenSummer, { work }: SeenPupil): string {
  const words = summerWords[language];
  if (work === null) return words.nothingDue;
  const names = new Map(summer.subjects.map(({ code, name }) => [code, name]));
  const again = work.subjects.map((code) => names.get(code) ?? code).join(', ');
  return [work.conduct ? words.training : '', again].filter((part) => part !== '').join(' · ');
}

const looks = {
  entry: { tone: 'secondary', icon: 'edit' },
  decide: { tone: 'orange', icon: 'scale' },
  service: { tone: 'azure', icon: 'clock' },
  signer: { tone: 'azure', icon: 'pen' },
  seal: { tone: 'teal', icon: 'seal' },
  nobody: { tone: 'green', icon: 'check' },
} as const;

/** What the way to the sealed page waits for. */
export function SummerBadge({ visit, pupil }: { readonly visit: Visit; readonly pupil: SeenPupil }) {
  const { page, undecided, work, values } = pupil;
  const begun = work !== null && Object.keys(values).length > 0;
  const step = page && !undecided ? page.awaited.place : begun ? 'decide' : 'entry';
  const { tone, icon } = looks[step];
  return (
    <span class={`badge state-badge bg-${tone}-lt`}>
      <Icon name={icon} />
      {summerWords[visit.language].steps[step]}
    </span>
  );
}

function Lists({ visit, seen }: SeenProps) {
  const words = summerWords[visit.language];
  if (seen.summer.lists.length === 0) return null;
  return (
    <Card title={words.lists} padded={false}>
      {seen.summer.lists.map(({ heading, pupils }) => (
        <details class="border-bottom" key={heading}>
          <summary class="card-body py-2 d-flex flex-wrap gap-2 justify-content-between">
            <strong>{heading}</strong>
            <span class="text-secondary">{words.pupils(pupils.length)}</span>
          </summary>
          <ol class="px-5 mb-3">
            {pupils.map(({ code, name }) => (
              <li key={code}>{name}</li>
            ))}
          </ol>
        </details>
      ))}
    </Card>
  );
}
