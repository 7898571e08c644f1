// giaplai fields FILE: which signature fields a PDF has, and adding some by an appended update.
import { addFields, type FieldPlan, inspectPdf, openPlaces, type PlacedField } from '../../signing/index.ts';
import { cliFault } from '../faults.ts';
import { bold, dim, green, print, table, yellow } from '../screen.ts';
import { type Destination, readInput, writeResult } from './files.ts';
import { wantedAtFoot } from './foot-of-page.ts';
import { readPlan } from './plan-file.ts';

export interface FieldsCommand extends Destination {
  /** Path of a plan in JSON; else these are laid out at the foot of a page. */
  readonly plan?: string;
  readonly sign?: number;
  /** From 1; default the last. */
  readonly page?: number;
  /** Diameter in millimetres. */
  readonly seal?: number;
  readonly duplex: boolean;
  readonly json: boolean;
}

/** Without anything to add it lists. Exit status 0, or 2 with the fault. */
export function showOrAddFields(command: FieldsCommand): number {
  const bytes = readInput(command.file);
  const seen = inspectPdf(bytes);
  if (seen.kind === 'refused') throw seen.fault;
  const plan = wantedPlan(command, bytes);
  if (plan === undefined) {
    list(command, seen, openPlaces(bytes));
    return 0;
  }
  const { added, tail, fields } = addFields(bytes, plan);
  if (added === 'withSignatures') {
    if (command.json) print(JSON.stringify({ added, fields }, null, 2));
    else {
      print(yellow('– Tệp đã có người ký: mỗi ô được thêm cùng lúc với chữ ký điền vào nó.'));
      print('  Somebody has signed already: each field comes with the signature that fills it.');
      print('  giaplai sign-file … --plan PLAN.json --field …');
    }
    return 0;
  }
  const written = writeResult(command, bytes, tail);
  if (command.json) print(JSON.stringify({ added, file: written, fields }, null, 2));
  else {
    print(green(`✔ ${fields.length} ô chữ ký đã thêm / fields added: ${written}`));
    listPlaces(fields);
  }
  return 0;
}

function wantedPlan(command: FieldsCommand, bytes: Uint8Array): FieldPlan | undefined {
  const { plan, sign, seal, page, duplex } = command;
  if (plan !== undefined) {
    if (sign !== undefined || seal !== undefined) throw cliFault('cli.planTwice');
    return readPlan(plan);
  }
  if (sign === undefined && seal === undefined) return undefined;
  return wantedAtFoot(bytes, { signatures: sign ?? 0, seal, page, pagesPerSheet: duplex ? 2 : 1 });
}

type Acceptable = Exclude<ReturnType<typeof inspectPdf>, { readonly kind: 'refused' }>;

function list(command: FieldsCommand, seen: Acceptable, open: readonly PlacedField[]): void {
  const { pages, revisions, xref, signed, certification, newFields } = seen;
  if (command.json) {
    const facts = { pages: pages.length, revisions, xref, certification: certification ?? null, newFields };
    print(JSON.stringify({ file: command.file, ...facts, signed, open }, null, 2));
    return;
  }
  print(bold(command.file));
  print(`  ${pages.length} trang / pages, ${revisions} lần ghi / revisions`);
  print(`  ${newFieldWords[newFields]}`);
  for (const field of signed) print(`  ${green('✔')} ${field} ${dim('đã ký / signed')}`);
  listPlaces(open);
}

const newFieldWords: Readonly<Record<Acceptable['newFields'], string>> = {
  now: 'Thêm ô chữ ký được / fields can be added',
  withSignatures: 'Đã có người ký: ô mới đến cùng chữ ký / signed: new fields come with signatures',
  never: 'Đã chứng nhận: chỉ ký vào ô có sẵn / certified: only the fields that are there can be signed',
};

const purposes: Readonly<Record<PlacedField['purpose'], string>> = {
  signature: 'chữ ký / signature',
  seal: 'con dấu / seal',
  sealSlice: 'giáp lai / strip',
};

function listPlaces(fields: readonly PlacedField[]): void {
  const rows = fields.map(({ field, purpose, page, upright }) => {
    const [width, height] = upright.size.map((points) => Math.round((points / 72) * 25.4));
    const size = width === 0 || height === 0 ? 'ẩn / invisible' : `${width} × ${height} mm`;
    return [`  ○ ${field}`, purposes[purpose], `trang ${page + 1}`, size];
  });
  for (const line of table(rows)) print(line);
}
