// What a code stands for: the verdict, the document, who signed it, and where to go from here.
import type { ComponentChildren } from 'preact';
import { Card, Moment, partsWords } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import type { CodedSignature, CodedThing } from '../../../application/index.ts';
import { verdictOf } from './verdict-of.ts';
import { Verdict } from './verdict.tsx';
import { verifyWords } from './words.ts';

export function CodeAnswer({ thing, visit }: { readonly thing: CodedThing; readonly visit: Visit }) {
  const { language } = visit;
  const words = verifyWords[language];
  const { successor, original } = thing;
  const signatures = thing.signatures.filter(isNamed);
  // Where only the school may know who signed, there is nothing to list.
  const listed = signatures.length === thing.signatures.length;
  return (
    <Card id="result">
      <Verdict name={verdictOf(thing)} language={language} />
      <p class="d-flex flex-wrap gap-2">
        {successor !== null && (
          <a class="btn btn-primary" href={`/verify/${successor}`}>
            {words.toSuccessor}
          </a>
        )}
        {original !== null && (
          <a class="btn" href={`/verify/${original.code}`}>
            {words.toOriginal}
          </a>
        )}
      </p>
      <p class="text-secondary">{words.paperMayDiffer}</p>
      <Facts thing={thing} visit={visit} />
      {listed && (
        <>
          <h3 class="mt-4">{words.signatures}</h3>
          <Signatures signatures={signatures} visit={visit} />
        </>
      )}
    </Card>
  );
}

const isNamed = (one: CodedSignature): one is NamedSignature => one.person !== null;

type NamedSignature = CodedSignature & { readonly person: string };

function Facts({ thing, visit: { language } }: { readonly thing: CodedThing; readonly visit: Visit }) {
  const words = verifyWords[language];
  const state = thing.paper ?? thing.original ?? thing.state;
  const sealedAt = thing.signatures.find(({ role }) => role === 'seal')?.at;
  return (
    <div class="datagrid">
      <Fact title={words.kind}>{words.kinds[thing.kind]}</Fact>
      <Fact title={words.code}>
        <code class="text-nowrap">{thing.code}</code>
      </Fact>
      <Fact title={words.number}>{thing.number}</Fact>
      <Fact title={words.school}>{thing.school}</Fact>
      <Fact title={words.schoolClass}>{thing.schoolClass}</Fact>
      <Fact title={words.period}>{thing.schoolYear}</Fact>
      <Fact title={words.version}>{thing.version}</Fact>
      <Fact title={words.state}>{state[language]}</Fact>
      <Fact title={words.sealedAt}>{sealedAt && <Moment at={sealedAt} />}</Fact>
      <Fact title={words.sha}>{thing.file && <code class="text-break">{thing.file.sha256}</code>}</Fact>
    </div>
  );
}

/** Nothing for what is not known. */
const Fact = ({ title, children }: { readonly title: string; readonly children: ComponentChildren }) =>
  children === null || children === undefined || children === '' ? null : (
    <div class="datagrid-item">
      <div class="datagrid-title">{title}</div>
      <div class="datagrid-content">{children}</div>
    </div>
  );

interface SignaturesProps {
  readonly signatures: readonly NamedSignature[];
  readonly visit: Visit;
}

function Signatures({ signatures, visit: { language } }: SignaturesProps) {
  const words = verifyWords[language];
  const roles: Readonly<Record<string, string>> = { ...partsWords[language].roles, ...words.roles };
  if (signatures.length === 0) return <p class="text-secondary">{words.noSignatures}</p>;
  return (
    <div class="table-responsive">
      <table class="table table-vcenter">
        <thead>
          <tr>
            <th scope="col">{words.role}</th>
            <th scope="col">{words.person}</th>
            <th scope="col">{words.time}</th>
          </tr>
        </thead>
        <tbody>
          {signatures.map(({ role, person, at }) => (
            <tr key={`${role} ${person} ${at}`}>
              <td>{roles[role] ?? role}</td>
              <td>{person}</td>
              <td>
                <Moment at={at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
