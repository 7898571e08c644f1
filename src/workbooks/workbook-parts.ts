// Which parts of the archive are read at all, and what is cut away from them first.
import { Buffer } from 'node:buffer';
import type { Parts } from './archive-guard.ts';
import { limits } from './limits.ts';
import { isShallow } from './nesting.ts';
import { notice, problem, wholeWorkbook, type Notice, type Problem } from './problems.ts';
import { reduceSheet } from './sheet-xml.ts';
import { matchKey } from './text.ts';
import { readIndex, RELATIONS, WORKBOOK } from './workbook-index.ts';

export interface ReducedParts {
  readonly parts: ReadonlyMap<string, Buffer>;
  readonly problems: readonly Problem[];
  readonly notices: readonly Notice[];
}

/** Macros, links, drawings, names and everything else nobody here reads stays behind. */
export function reduceParts(parts: Parts): ReducedParts {
  const index = readIndex(parts);
  if (!index) return { parts: new Map(), problems: [problem('notAWorkbook', wholeWorkbook)], notices: [] };
  const problems: Problem[] = [];
  const kept = new Map<string, Buffer>([[WORKBOOK, Buffer.from(index.xml)]]);
  let cells = 0;
  for (const [name, content] of parts) {
    const cap = KEPT_AS_IS[name];
    if (cap !== undefined) {
      problems.push(...unfitPart(name, content, cap));
      kept.set(name, content);
    }
    if (!SHEET.test(name)) continue;
    const sheet = index.sheets.get(name) ?? name;
    const reduced = reduceSheet(isOurs(sheet) ? content.toString('utf8') : NO_CELLS);
    if (reduced === null || !isShallow(reduced.xml, limits.nesting)) {
      problems.push(problem('unreadable', { sheet, cell: null }));
      continue;
    }
    cells += reduced.cells;
    kept.set(name, Buffer.from(reduced.xml));
    problems.push(...reduced.far.slice(0, FAR_LISTED).map((cell) => tooFar(sheet, cell)));
  }
  if (cells > limits.cells) {
    problems.push(problem('tooManyCells', wholeWorkbook, { count: cells, limit: limits.cells }));
  }
  const active = [...parts.keys()].find((name) => ACTIVE.test(name));
  const notices = active ? [notice('activeContentIgnored', wholeWorkbook, { part: active })] : [];
  return { parts: kept, problems, notices };
}

const STYLES = 'xl/styles.xml';
const SHEET = /^xl\/worksheets\/sheet\d+\.xml$/;
const ACTIVE = /vbaProject\.bin$|^xl\/(?:externalLinks|macrosheets|activeX|embeddings)\//;

/** Part → its cap in bytes. */
const KEPT_AS_IS: Readonly<Record<string, number>> = {
  '[Content_Types].xml': limits.indexBytes,
  '_rels/.rels': limits.indexBytes,
  [RELATIONS]: limits.indexBytes,
  'xl/sharedStrings.xml': limits.sharedStringsBytes,
  [STYLES]: limits.stylesBytes,
};

/** Excel allows number formats of 255 characters; readers look through the format again for every number. */
const LONG_NUMBER_FORMAT = /formatCode="[^"]{1000}/;

/** A sheet with thousands of far cells says so a few times, not thousands of times. */
const FAR_LISTED = 5;

const NO_CELLS = '<worksheet></worksheet>';

function unfitPart(name: string, content: Buffer, cap: number): Problem[] {
  if (content.length > cap) return [problem('archiveTooLarge', wholeWorkbook, { part: name })];
  const text = content.toString('utf8');
  const absurd = !isShallow(text, limits.nesting) || (name === STYLES && LONG_NUMBER_FORMAT.test(text));
  return absurd ? [problem('unreadable', wholeWorkbook)] : [];
}

/** The fixed sheets, a teacher's hidden one and those of a subject and term; what stands in any other sheet is nobody's business. */
const isOurs = (sheet: string) =>
  /^(?:thôngtin|họcsinh|phâncông|rènluyện|giáplai|.*hk[12])$/u.test(matchKey(sheet));

const tooFar = (sheet: string, cell: string) =>
  problem('cellOutOfRange', { sheet, cell }, { limit: `${limits.rows} × ${limits.columns}` });
