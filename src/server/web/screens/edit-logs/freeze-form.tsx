// Drawing up the log of a period: of the school or one class, who checks it, another edition where there is one.
import { Card, Choice, Form, Icon } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import type { SeenLogs } from './seen-logs.ts';
import { logPeriodText } from './standing.tsx';
import { editLogsWords } from './words.ts';

interface FreezeFormProps {
  readonly visit: Visit;
  readonly seen: SeenLogs;
}

const DEED = 'freeze';

export function FreezeForm({ visit, seen }: FreezeFormProps) {
  const { language, refused } = visit;
  const words = editLogsWords[language];
  const choice = { visit, deed: DEED };
  const again = refused?.deed === DEED && refused.typed.text('again') === 'yes';
  return (
    <Card title={words.freeze}>
      <p class="text-secondary">{words.freezeAbout}</p>
      <Form visit={visit} deed={DEED}>
        <div class="row">
          <div class="col-md-4">
            <Choice
              {...choice}
              name="period"
              label={words.period}
              faults={['editLog.periodUnknown']}
              value={seen.periods[1]?.period ?? seen.schoolYear}
              options={seen.periods.map(({ period }) => ({
                value: period,
                text: logPeriodText(period, language),
              }))}
            />
          </div>
          <div class="col-md-4">
            <Choice
              {...choice}
              name="class"
              label={words.reach}
              options={[
                { value: '', text: words.school },
                ...seen.classes.map(({ id, name }) => ({ value: id, text: words.schoolClass(name) })),
              ]}
            />
          </div>
          <div class="col-md-4">
            <Choice
              {...choice}
              name="checker"
              label={words.checker}
              faults={['editLog.checkerUnfit', 'editLog.leaderMissing']}
              {...(visit.caller && { value: visit.caller.person })}
              options={seen.checkers.map(({ id, name }) => ({ value: id, text: name }))}
            />
          </div>
        </div>
        <label class="form-check">
          <input type="checkbox" class="form-check-input" name="again" value="yes" checked={again} />
          <span class="form-check-label">{words.again}</span>
        </label>
        <button class="btn btn-primary">
          <Icon name="book" />
          {words.freeze}
        </button>
      </Form>
    </Card>
  );
}
