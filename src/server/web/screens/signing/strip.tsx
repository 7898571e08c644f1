// The documents of one signing, pupil by pupil: to tick, and to open.
import type { DueGroup } from './groups.ts';
import { groupName } from './groups.ts';
import type { Visit } from '../../visit.ts';
import { signingWords } from './words.ts';

interface StripProps {
  readonly visit: Visit;
  readonly groups: readonly DueGroup[];
}

export function Strip({ visit, groups }: StripProps) {
  const words = signingWords[visit.language];
  const typed = visit.refused?.deed === 'sign' ? new Set(visit.refused.typed.all('record')) : null;
  return (
    <section class="card signing-strip" aria-label={words.strip}>
      <div class="card-header py-2">
        <label class="form-check m-0">
          <input
            type="checkbox"
            class="form-check-input"
            checked={typed === null}
            data-tick-all-target="all"
            data-action="tick-all#toggle"
          />
          <span class="form-check-label">{words.chooseAll}</span>
        </label>
      </div>
      <div class="signing-strip-list" tabindex={0} role="group" aria-label={words.strip}>
        {groups.map((group) => (
          <div key={groupName(group)}>
            {groups.length > 1 && (
              <h2 class="signing-strip-group">
                {group.schoolClass.name} · {words.kinds[group.kind]}
              </h2>
            )}
            <ol class="list-unstyled m-0">
              {group.records.map(({ id, title }) => (
                <li key={id} class="signing-strip-item">
                  <input
                    type="checkbox"
                    class="form-check-input"
                    name="record"
                    value={id}
                    form="sign"
                    checked={typed === null || typed.has(id)}
                    aria-label={words.choose(title)}
                    data-tick-all-target="one"
                    data-action="tick-all#count"
                  />
                  <a
                    href={`/api/records/${id}/document`}
                    target="_blank"
                    rel="noopener"
                    data-read-documents-target="entry"
                    data-action="read-documents#choose"
                    data-record={id}
                  >
                    {title}
                  </a>
                </li>
              ))}
            </ol>
          </div>
        ))}
      </div>
      <noscript>
        <p class="card-footer m-0">{words.withoutScript}</p>
      </noscript>
    </section>
  );
}
