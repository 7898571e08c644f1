// Bringing a dossier: first its kind, of those in the policy, then the file with its name, subject and deadline.
import { kindsOfDossiers, may, type DossierKindSeen } from '../../../application/index.ts';
import { Card, Empty, PageHead } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import { routeText, whenText } from './kind-text.ts';
import { yearOf } from './seen-dossiers.ts';
import { subjectsToChoose } from './subjects-to-choose.ts';
import { UploadForm } from './upload-form.tsx';
import { dossiersWords } from './words.ts';

export const newDossier = screen({
  name: 'dossier-new',
  path: '/dossiers/new',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, query, language, appointments, now } = visit;
    const words = dossiersWords[language];
    const asked = { schoolId: caller.schoolId, schoolYear: yearOf(visit) };
    const kinds = await kindsOfDossiers(desk.house, asked);
    const choice = await subjectsToChoose(visit, asked.schoolYear);
    const writes = [null, ...choice.subjects.keys()].some(
      (subject) =>
        may(appointments, 'dossier.opened', { ...asked, ...(subject !== null && { subject }) }, now) !== null,
    );
    const kind = kinds.find((one) => one.kind === query.get('kind'));
    const above = [{ title: words.title, to: '/dossiers' }];
    return {
      title: kind?.name ?? words.newTitle,
      above: kind ? [...above, { title: words.newTitle, to: '/dossiers/new' }] : above,
      main: (
        <>
          <PageHead title={kind?.name ?? words.newTitle} about={asked.schoolYear} />
          {!writes && (
            <Card>
              <Empty icon="folder" title={words.mayNot} text={words.mayNotAbout} />
            </Card>
          )}
          {writes && kinds.length === 0 && (
            <Card>
              <Empty icon="folder" title={words.noKinds} text={words.noKindsAbout} />
            </Card>
          )}
          {writes && kinds.length > 0 && kind === undefined && <Kinds visit={visit} kinds={kinds} />}
          {writes && kind !== undefined && (
            <UploadForm visit={visit} kind={kind} schoolYear={asked.schoolYear} choice={choice} />
          )}
        </>
      ),
    };
  },
});

interface KindsProps {
  readonly visit: Visit;
  readonly kinds: readonly DossierKindSeen[];
}

function Kinds({ visit, kinds }: KindsProps) {
  const words = dossiersWords[visit.language];
  return (
    <Card title={words.chooseKind} padded={false}>
      <p class="card-body text-secondary m-0">{words.chooseKindAbout}</p>
      <div class="list-group list-group-flush">
        {kinds.map((kind) => (
          <a
            key={kind.kind}
            class="list-group-item list-group-item-action"
            href={`/dossiers/new?kind=${encodeURIComponent(kind.kind)}`}
          >
            <span class="d-block fw-bold">{kind.name}</span>
            <span class="text-secondary">{`${routeText(kind, visit.language)}. ${whenText(kind, visit.language)}.`}</span>
          </a>
        ))}
      </div>
    </Card>
  );
}
