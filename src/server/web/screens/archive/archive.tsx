// The archive of a year: how far each class is, packing what is locked, every package with its digest, labels of media.
import { archivePlaces, archiveSeen } from '../../../application/index.ts';
import { Card, Empty, PageHead, Refusal } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import { extend, label, pack } from './archive-deeds.ts';
import { ClassesInArchive } from './classes.tsx';
import { Packages } from './packages.tsx';
import { Places } from './places.tsx';
import { RecentRuns } from './recent-runs.tsx';
import { archiveWords } from './words.ts';

const RUNS = 5;

export const archive = screen({
  name: 'archive',
  path: '/archive',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, language, query } = visit;
    const words = archiveWords[language];
    const { person: by, schoolId } = caller;
    const seen = await archiveSeen(desk.house, { schoolId, by, schoolYear: query.get('year') ?? '' });
    const runs = await desk.house.store.read((view) => view.officeRunsOf(by, { limit: RUNS }));
    const places = await desk.house.store.read((view) => archivePlaces(view, schoolId));
    return {
      title: words.title,
      main: (
        <>
          <PageHead title={words.title} about={words.about} />
          <Refusal visit={visit} />
          {seen.years.length > 1 && (
            <form method="get" class="d-flex flex-wrap gap-2 align-items-end mb-3">
              <div>
                <label class="form-label mb-1" for="archive-year">
                  {words.year}
                </label>
                <select class="form-select" id="archive-year" name="year">
                  {seen.years.map((year) => (
                    <option key={year} value={year} selected={year === seen.schoolYear}>
                      {year}
                    </option>
                  ))}
                </select>
              </div>
              <button class="btn">{words.show}</button>
            </form>
          )}
          <RecentRuns runs={runs ?? []} language={language} />
          {seen.classes.length === 0 ? (
            <Card>
              <Empty icon="archive" title={words.noClasses} text={words.noClassesAbout} />
            </Card>
          ) : (
            <>
              <ClassesInArchive visit={visit} seen={seen} />
              <Packages visit={visit} packages={seen.packages} />
              <Places visit={visit} places={places} />
            </>
          )}
        </>
      ),
    };
  },
  deeds: { extend, pack, label },
});
