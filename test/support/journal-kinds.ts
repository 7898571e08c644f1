// Every kind of entry that the program writes into its journal, found in the sources where drafts of entries are made.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../../src');
const folders = ['workflows', 'server/application', 'server/http', 'server/start', 'server/jobs', 'cli'];

/** Texts like `record.opened` that a `type` is said to be: in an object, in a type, in a variable, or handed to a note. */
export function journalKinds(): ReadonlySet<string> {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(root, folder, name)),
  );
  return new Set(files.flatMap((file) => kindsIn(file, readFileSync(file, 'utf8'))));
}

function kindsIn(name: string, source: string): readonly string[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.ES2023, true);
  const found: string[] = [];
  const note = (node: ts.Node | undefined) => {
    if (node) found.push(...textsIn(node, file));
  };
  const look = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && isType(node.name)) note(node.initializer);
    if (ts.isVariableDeclaration(node) && isType(node.name)) note(node.initializer);
    if ((ts.isPropertySignature(node) || ts.isParameter(node)) && isType(node.name)) note(node.type);
    if (ts.isCallExpression(node) && /^noted$|Note$/.test(node.expression.getText())) note(node.arguments[0]);
    ts.forEachChild(node, look);
  };
  look(file);
  return found.filter((text) => /^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/.test(text));
}

const isType = (name: ts.Node): boolean => name.getText() === 'type';

/** Texts within, those of a type named in the same file, and each text that a pattern of them stands for. */
function textsIn(node: ts.Node, file: ts.SourceFile): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return patternOf(node.head.text, valuesOf(node.templateSpans[0]!, file));
  if (ts.isTemplateLiteralTypeNode(node))
    return patternOf(node.head.text, textsIn(node.templateSpans[0]!.type, file));
  if (ts.isTypeReferenceNode(node)) {
    const named = file.statements.find(
      (one): one is ts.TypeAliasDeclaration =>
        ts.isTypeAliasDeclaration(one) && one.name.text === node.getText(),
    );
    return named ? textsIn(named.type, file) : [];
  }
  const within: string[] = [];
  ts.forEachChild(node, (child) => void within.push(...textsIn(child, file)));
  return within;
}

const patternOf = (head: string, ends: readonly string[]): readonly string[] =>
  ends.map((end) => `${head}${end}`);

/** What `${what}` may be: the texts of the type that a parameter or member of that name has. */
function valuesOf(span: ts.TemplateSpan, file: ts.SourceFile): readonly string[] {
  const name = span.expression.getText().split('.').at(-1);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    const isNamed =
      (ts.isPropertySignature(node) || ts.isParameter(node)) && node.name.getText() === name && node.type;
    if (isNamed) found.push(...textsIn(isNamed, file));
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}
