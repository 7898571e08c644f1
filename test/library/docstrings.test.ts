// What the library exports is explained where it is defined, and nothing is exported by accident.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../..');
const folder = join(root, 'src/library');
const entries = readdirSync(folder).map((name) => join(folder, name));
const { config } = ts.readConfigFile(join(root, 'tsconfig.types.json'), ts.sys.readFile.bind(ts.sys)) as {
  config: object;
};
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
const program = ts.createProgram(entries, { ...options, noEmit: true, emitDeclarationOnly: false });
const checker = program.getTypeChecker();

const exportsOf = (entry: string): ts.Symbol[] => {
  const symbol = checker.getSymbolAtLocation(program.getSourceFile(entry)!);
  return checker
    .getExportsOfModule(symbol!)
    .map((each) => (each.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(each) : each));
};

const textOf = (symbol: ts.Symbol): string =>
  ts.displayPartsToString(symbol.getDocumentationComment(checker));

describe('every export of the library', () => {
  it.each(entries.map((entry) => [entry.slice(folder.length + 1), entry]))(
    '%s has a docstring',
    (_, entry) => {
      const found = exportsOf(entry);
      expect(found.length).toBeGreaterThan(4);
      const without = found.filter((symbol) => textOf(symbol).length < 20).map(({ name }) => name);
      expect(without).toEqual([]);
    },
  );

  it('is named one by one', () => {
    for (const entry of entries) expect(readFileSync(entry, 'utf8')).not.toMatch(/export \*/);
  });

  it('is public in the package, each entry under its own name', () => {
    const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      exports: Record<string, unknown>;
    };
    const targets = JSON.stringify(exports);
    for (const name of readdirSync(folder)) {
      const built = name.replace(/\.ts$/, '');
      expect(targets).toContain(`./dist/src/library/${built}.js`);
      expect(targets).toContain(`./dist/types/src/library/${built}.d.ts`);
    }
  });
});

describe('a function of the library', () => {
  /** Those that a newcomer meets first; their examples run in examples.test.ts. */
  const main = [
    'addFields',
    'checkCertificate',
    'createVerifier',
    'diagnose',
    'embed',
    'extend',
    'inspectPdf',
    'jsonReport',
    'prepare',
    'readPrepared',
    'renew',
    'storePrepared',
    'verify',
    'collect',
    'externalDevice',
    'openCsc',
    'openPkcs11',
    'openPkcs12',
    'signWithSigner',
    'signpdfSigner',
    'revocationSource',
    'timestamper',
    'personalAppearance',
    'sealAppearance',
  ];

  it('that people meet first has an example', () => {
    const all = new Map(entries.flatMap(exportsOf).map((symbol) => [symbol.name, symbol]));
    const without = main.filter(
      (name) =>
        all
          .get(name)
          ?.getJsDocTags(checker)
          .some((tag) => tag.name === 'example') !== true,
    );
    expect(without).toEqual([]);
  });

  it('says which faults it raises, when it can raise any', () => {
    const silent = entries.flatMap(exportsOf).filter((symbol) => {
      const declaration = symbol.valueDeclaration;
      if (declaration === undefined || !ts.isFunctionDeclaration(declaration)) return false;
      const raises = /\bthrow \w*[fF]ault\(/.test(declaration.getText());
      const told = `${textOf(symbol)} ${ts.displayPartsToString(symbol.getJsDocTags(checker).flatMap(({ text = [] }) => text))}`;
      return raises && !/[a-z]+\.[a-zA-Z]+/.test(told);
    });
    expect(silent.map(({ name }) => name)).toEqual([]);
  });
});
