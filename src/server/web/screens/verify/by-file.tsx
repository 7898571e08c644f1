// Checking a file: dropped or chosen, sent with a bar that moves, the result drawn from templates that stand here in words.
import { Card, Icon, partsWords } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import { ReportTemplate } from './report-template.tsx';
import { Verdict, verdictNames } from './verdict.tsx';
import { verifyWords } from './words.ts';

/** The page's columns stand in `children`, the result comes above them. */
export function ByFile({ visit: { language } }: { readonly visit: Visit }) {
  const words = verifyWords[language];
  return (
    <Card title={words.byFile}>
      <noscript>
        <p class="alert alert-warning">{words.needsScript}</p>
      </noscript>
      <div
        class="drop-area"
        data-verify-file-target="area"
        data-action="dragover->verify-file#over dragleave->verify-file#out drop->verify-file#drop"
      >
        <Icon name="upload" />
        <p class="mb-2">{words.drop}</p>
        <label class="btn btn-primary" for="file">
          {words.choose}
        </label>
        <input
          class="drop-area-input"
          id="file"
          type="file"
          accept="application/pdf,.pdf"
          aria-describedby="file-help"
          data-verify-file-target="input"
          data-action="verify-file#choose"
        />
        <div class="form-hint mt-2" id="file-help">
          {words.fileHelp}
        </div>
      </div>
      <div class="mt-3" data-verify-file-target="progress" hidden>
        <p class="mb-1" role="status" data-verify-file-target="said" />
        <progress class="progress w-100" max={1} aria-label={words.sending} data-verify-file-target="bar" />
      </div>
      <p class="text-danger mt-3 mb-0" role="alert" data-verify-file-target="trouble" />
    </Card>
  );
}

/** Where the result comes, and what it is made of. */
export function FileResult({ visit: { language } }: { readonly visit: Visit }) {
  const words = verifyWords[language];
  return (
    <>
      <div data-verify-file-target="result" tabindex={-1} aria-live="polite" />
      {verdictNames.map((name) => (
        <template key={name} data-verify-file-target="verdict" data-name={name}>
          <Verdict name={name} language={language} />
        </template>
      ))}
      <template data-verify-file-target="report">
        <ReportTemplate words={words} />
      </template>
    </>
  );
}

/** What the script needs to put values into words. */
export const scriptWords = ({ language }: Visit): string => {
  const { roles, values, sending, examining, unreadable, unnamed, reportName } = verifyWords[language];
  return JSON.stringify({
    ...values,
    ...partsWords[language].roles,
    ...roles,
    sending,
    examining,
    unreadable,
    unnamed,
    reportName,
  });
};
