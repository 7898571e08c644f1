// The report of a file with places for its values: `data-fill` takes a text, `data-each` repeats its template. What stays
// empty goes away.
import { Icon } from '../../parts/index.ts';
import type { verifyWords } from './words.ts';

export function ReportTemplate({ words }: { readonly words: (typeof verifyWords)['vi'] }) {
  return (
    <section class="card mb-3">
      <div class="card-body">
        <div data-slot="verdict" />
        <div class="d-flex flex-wrap gap-2 mb-3 no-print">
          <a class="btn btn-primary" data-fill-href="successor">
            {words.toSuccessor}
          </a>
          <a class="btn" data-fill-href="predecessor">
            {words.toPredecessor}
          </a>
          <a class="btn" data-fill-href="dossier">
            {words.askBooks}
          </a>
          <button type="button" class="btn" data-action="verify-file#report">
            <Icon name="file" />
            {words.report}
          </button>
          <a class="btn" download data-fill-href="json">
            <Icon name="download" />
            {words.download}
          </a>
          <button type="button" class="btn" data-action="verify-file#print">
            <Icon name="print" />
            {words.print}
          </button>
        </div>
        <div class="datagrid mb-4">
          <Place title={words.file} name="file" />
          <Place title={words.code} name="code" />
          <Place title={words.kind} name="title" />
          <Place title={words.school} name="school" />
          <Place title={words.state} name="state" />
          <Place title={words.version} name="version" />
          <Place title={words.level} name="level" />
          <Place title={words.checkedAt} name="checkedAt" />
          <Place title={words.comparison} name="comparison" />
          <Place title={words.fileSha} name="sha256" breaks />
        </div>
        <div data-whole="findings">
          <h3>{words.findings}</h3>
          <ul data-each="findings">
            <template>
              <li data-fill="sentence" />
            </template>
          </ul>
        </div>
        <h3>{words.signatures}</h3>
        <div class="signers" data-each="signatures">
          <template>
            <article class="signer">
              <h4 class="mb-1" data-fill="person" />
              <p class="text-secondary mb-2">
                <span data-fill="role" /> <time data-fill="at" />
              </p>
              <dl class="signer-facts">
                <Line title={words.whole} name="integrity" />
                <Line title={words.since} name="since" />
                <Line title={words.trust} name="trust" />
                <Line title={words.level} name="level" />
                <Line title={words.issuedBy} name="issuer" />
              </dl>
              <ul class="mb-2" data-each="faults" data-whole="faults">
                <template>
                  <li data-fill="sentence" />
                </template>
              </ul>
              <details data-whole="notes">
                <summary>{words.notes}</summary>
                <ul class="text-secondary mb-0" data-each="notes">
                  <template>
                    <li data-fill="sentence" />
                  </template>
                </ul>
              </details>
            </article>
          </template>
        </div>
        <Corrected words={words} />
      </div>
    </section>
  );
}

const Corrected = ({ words }: { readonly words: (typeof verifyWords)['vi'] }) => (
  <div class="mt-4" data-whole="differences">
    <h3>{words.changed}</h3>
    <div class="table-responsive">
      <table class="table table-vcenter">
        <thead>
          <tr>
            <th scope="col">{words.place}</th>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody data-each="differences">
          <template>
            <tr>
              <td class="text-break" data-fill="place" />
              <td>
                <del data-fill="before" />
              </td>
              <td>
                <ins data-fill="after" />
              </td>
            </tr>
          </template>
        </tbody>
      </table>
    </div>
  </div>
);

interface PlaceProps {
  readonly title: string;
  readonly name: string;
  readonly breaks?: true;
}

const Place = ({ title, name, breaks }: PlaceProps) => (
  <div class="datagrid-item" data-whole={name}>
    <div class="datagrid-title">{title}</div>
    <div class={`datagrid-content${breaks ? ' text-break' : ''}`} data-fill={name} />
  </div>
);

const Line = ({ title, name }: { readonly title: string; readonly name: string }) => (
  <div data-whole={name}>
    <dt>{title}</dt>
    <dd data-fill={name} />
  </div>
);
