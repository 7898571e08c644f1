// Pupils by what they become, and a place for each whom somebody has to decide about.
import type { ProposedPupil } from '../../../application/index.ts';
import { Card, Form, Icon } from '../../parts/index.ts';
import { DEED, type SeenProps } from './seen.ts';
import { carryOverWords } from './words.ts';

const order = ['notLocked', 'noResult', 'summer', 'retained', 'promoted', 'finished', 'carried'] as const;

export function Placing({ visit, preview }: SeenProps) {
  const words = carryOverWords[visit.language];
  const { pupils, left } = preview.proposal;
  const asked = pupils.filter(({ open, chosen, becoming }) => open || chosen || becoming === 'retained');
  return (
    <>
      <Card title={words.open} padded={asked.length === 0}>
        {asked.length === 0 ? (
          <p class="m-0">{words.noneOpen}</p>
        ) : (
          <>
            <p class="text-secondary px-3 pt-3 mb-2">{words.openAbout}</p>
            <Unlocked visit={visit} preview={preview} />
            <div class="table-responsive">
              <table class="table table-vcenter card-table">
                <thead>
                  <tr>
                    <th scope="col">{words.pupil}</th>
                    <th scope="col">{words.oldClass}</th>
                    <th scope="col">{words.why}</th>
                    <th scope="col">{words.newClass}</th>
                  </tr>
                </thead>
                <tbody>
                  {asked.map((pupil) => (
                    <PupilRow
                      key={`${pupil.from}/${pupil.code}`}
                      visit={visit}
                      preview={preview}
                      pupil={pupil}
                    />
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </Card>
      <Card title={words.pupils} padded={false}>
        {order.map((becoming) => {
          const listed = pupils.filter((pupil) => pupil.becoming === becoming);
          return (
            listed.length > 0 && (
              <Listed key={becoming} title={words.becoming[becoming]} count={words.counts(listed.length)}>
                {listed.map(({ code, name, fromName, promotion, into }) => (
                  <li key={`${fromName}/${code}`}>
                    {[name, fromName, promotion, nameOf(into, preview)].filter(Boolean).join(' · ')}
                  </li>
                ))}
              </Listed>
            )
          );
        })}
        {left.length > 0 && (
          <Listed title={words.left} count={words.counts(left.length)}>
            {left.map(({ code, name, fromName }) => (
              <li key={code}>{`${name} · ${fromName}`}</li>
            ))}
          </Listed>
        )}
      </Card>
    </>
  );
}

const nameOf = (key: string | null, { proposal }: SeenProps['preview']): string =>
  proposal.classes.find((one) => one.key === key)?.name ?? '';

interface ListedProps {
  readonly title: string;
  readonly count: string;
  readonly children: preact.ComponentChildren;
}

const Listed = ({ title, count, children }: ListedProps) => (
  <details class="border-bottom">
    <summary class="card-body py-2 d-flex flex-wrap gap-2 justify-content-between">
      <strong>{title}</strong>
      <span class="text-secondary">{count}</span>
    </summary>
    <ol class="px-5 mb-3">{children}</ol>
  </details>
);

/** One button for each class some of whose results are not locked. */
function Unlocked({ visit, preview }: SeenProps) {
  const words = carryOverWords[visit.language];
  const open = new Map(
    preview.proposal.pupils
      .filter(({ becoming }) => becoming === 'notLocked')
      .map(({ from, fromName }) => [from, fromName] as const),
  );
  return (
    <div class="d-flex flex-wrap gap-2 px-3 mb-2">
      {[...open].map(([classId, name]) => (
        <Form visit={visit} deed={DEED.choose} key={classId}>
          <input type="hidden" name="path" value={`open/${classId}`} />
          <input type="hidden" name={`open/${classId}`} value="yes" />
          <button class="btn btn-sm">
            <Icon name="check" />
            {words.acceptOpen(name)}
          </button>
        </Form>
      ))}
    </div>
  );
}

function PupilRow({ visit, preview, pupil }: SeenProps & { readonly pupil: ProposedPupil }) {
  const words = carryOverWords[visit.language];
  const { code, name, from, fromName, becoming, promotion, grade, into, chosen } = pupil;
  const path = `pupils/${from}/${code}`;
  const fitting = preview.proposal.classes.filter((one) => !one.skipped && one.grade === grade);
  return (
    <tr>
      <th scope="row">
        {name}
        <div class="text-secondary fw-normal">{code}</div>
      </th>
      <td>{fromName}</td>
      <td>
        {words.becoming[becoming]}
        <div class="text-secondary">{promotion}</div>
      </td>
      <td>
        <Form visit={visit} deed={DEED.choose} class="d-flex gap-2">
          <input type="hidden" name="path" value={path} />
          <select class="form-select w-auto" name={path} aria-label={`${words.newClass}: ${name}`}>
            <option value="">{words.notYet}</option>
            {fitting.map((one) => (
              <option key={one.key} value={one.key} selected={one.key === into}>
                {one.name}
              </option>
            ))}
            <option value="out" selected={chosen && into === null}>
              {words.out}
            </option>
          </select>
          <button class="btn">{words.place}</button>
        </Form>
      </td>
    </tr>
  );
}
