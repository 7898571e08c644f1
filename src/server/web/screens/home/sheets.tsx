// What I am entering: each sheet with how far it is and what is late.
import { Card, Icon, Progress, partsWords } from '../../parts/index.ts';
import type { BlockProps } from './blocks.tsx';
import { homeWords } from './words.ts';

export function Sheets({ visit, home }: BlockProps) {
  const { language } = visit;
  const words = homeWords[language];
  const { sheets, ahead } = home;
  if (sheets.length === 0 || !ahead) return null;
  const open = sheets.filter(({ entered, required }) => entered < required);
  const about = words.entryAbout(partsWords[language].terms[ahead.term], home.schoolYear);
  return (
    <Card title={words.entry} actions={<span class="text-secondary">{about}</span>} padded={false}>
      <div class="table-responsive">
        <table class="table table-vcenter card-table">
          <thead>
            <tr>
              <th scope="col">{words.sheet}</th>
              <th scope="col">{words.progress}</th>
              <th scope="col">{words.due}</th>
            </tr>
          </thead>
          <tbody>
            {open.map(({ classId, className, subject, subjectName, required, entered, late, term }) => {
              const name = `${className} · ${subjectName ?? words.conduct}`;
              const to =
                subject === null
                  ? `/classes/${classId}/homeroom?term=${term}`
                  : `/classes/${classId}/entry/${encodeURIComponent(subject)}?term=${term}`;
              return (
                <tr key={`${classId} ${subject ?? ''}`}>
                  <th scope="row" class="fw-normal">
                    <a href={to}>{name}</a>
                  </th>
                  <td>
                    <Progress done={entered} of={required} label={words.entered(name)} />
                  </td>
                  <td>
                    <span class={`badge state-badge bg-${late > 0 ? 'orange' : 'secondary'}-lt`}>
                      <Icon name={late > 0 ? 'clock' : 'edit'} />
                      {late > 0 ? words.lateCells(late) : words.inTime}
                    </span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {open.length < sheets.length && (
        <div class="card-footer d-flex align-items-center gap-2 text-secondary">
          <Icon name="check" />
          {words.allDone(sheets.length - open.length)}
        </div>
      )}
    </Card>
  );
}
