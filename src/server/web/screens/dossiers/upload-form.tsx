// The form of a new dossier of one kind: its name, subject, grade, deadline and file.
import type { DossierKindSeen } from '../../../application/index.ts';
import { Card, Icon, deadlineText } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { routeText } from './kind-text.ts';
import { PdfField, sendingPdf } from './pdf-field.tsx';
import { periodText } from './state.tsx';
import type { SubjectChoice } from './subjects-to-choose.ts';
import { dossiersWords } from './words.ts';

interface UploadFormProps {
  readonly visit: Visit;
  readonly kind: DossierKindSeen;
  readonly schoolYear: string;
  readonly choice: SubjectChoice;
}

export function UploadForm({ visit, kind, schoolYear, choice }: UploadFormProps) {
  const { language, query } = visit;
  const words = dossiersWords[language];
  const subject = query.get('subject') ?? [...choice.subjects.keys()][0] ?? '';
  return (
    <Card>
      <form {...sendingPdf(visit, '/api/dossiers')} data-action="send-pdf#send">
        <input type="hidden" name="kind" value={kind.kind} />
        <input type="hidden" name="schoolYear" value={schoolYear} />
        <p class="text-secondary">{routeText(kind, language)}.</p>
        <div class="mb-3">
          <label class="form-label required" for="dossier-title">
            {words.name}
          </label>
          <input
            id="dossier-title"
            name="title"
            class="form-control"
            maxLength={200}
            required
            aria-describedby="dossier-title-help dossier-title-wrong"
          />
          <div class="form-hint" id="dossier-title-help">
            {words.nameHelp}
          </div>
          <Wrong id="dossier-title-wrong" faults="dossier.wordsMissing" />
        </div>
        <div class="row">
          <Options
            name="subject"
            label={words.subject}
            value={subject}
            faults="access.notPermitted dossier.stepUnfilled dossier.nobodyApproves"
            options={[...choice.subjects].map(([value, text]) => ({ value, text }))}
            none={words.noSubject}
          />
          <Options
            name="grade"
            label={words.gradeOf}
            value=""
            faults="none"
            options={choice.grades.map((grade) => ({ value: String(grade), text: words.grade(grade) }))}
            none={words.noGrade}
          />
          {kind.periods.length > 0 && (
            <Options
              name="period"
              label={words.period}
              value={query.get('period') ?? nextPeriod(kind, visit)}
              faults="dossier.periodUnknown"
              options={kind.periods.map(({ key, dueAt }) => ({
                value: key,
                text: words.periodDue(periodText(key, dueAt, language), deadlineText(dueAt)),
              }))}
              none={words.noPeriod}
            />
          )}
        </div>
        <PdfField visit={visit} />
        <p class="text-secondary">{words.afterwards}</p>
        <button class="btn btn-primary" data-send-pdf-target="button">
          <Icon name="upload" />
          {words.send}
        </button>
      </form>
    </Card>
  );
}

/** What comes next by the calendar. */
const nextPeriod = ({ periods }: DossierKindSeen, { now }: Visit): string =>
  periods.find(({ dueAt }) => dueAt > now)?.key ?? '';

interface OptionsProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** Codes, by a space between. */
  readonly faults: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  /** The word for no choice. */
  readonly none: string;
}

const Options = ({ name, label, value, faults, options, none }: OptionsProps) => (
  <div class="col-md-4 mb-3">
    <label class="form-label" for={`dossier-${name}`}>
      {label}
    </label>
    <select id={`dossier-${name}`} name={name} class="form-select" aria-describedby={`dossier-${name}-wrong`}>
      <option value="">{none}</option>
      {options.map((one) => (
        <option key={one.value} value={one.value} selected={one.value === value}>
          {one.text}
        </option>
      ))}
    </select>
    <Wrong id={`dossier-${name}-wrong`} faults={faults} />
  </div>
);

const Wrong = ({ id, faults }: { readonly id: string; readonly faults: string }) => (
  <div class="invalid-feedback" id={id} role="alert" data-send-pdf-target="wrong" data-faults={faults} />
);
