// Which parts of the archive are read at all, and under which names its sheets go.
import { Buffer } from 'node:buffer';
import type { Parts } from './archive-guard.ts';
import { limits } from './limits.ts';
import { notice, problem, wholeWorkbook, type Notice, type Problem } from './problems.ts';
import { reduceSheet } from './sheet-xml.ts';
import { cleanText } from './text.ts';

export interface ReducedParts {
  readonly parts: ReadonlyMap<string, Buffer>;
  readonly problems: readonly Problem[];
  readonly notices: readonly Notice[];
}

/** Macros, links, drawings, names and everything else nobody here reads stays behind. */
export function reduceParts(parts: Parts): ReducedParts {
  const workbook = indexPart(parts, WORKBOOK)?.replace(/<(\/?)x:/g, '<$1');
  const relations = indexPart(parts, RELATIONS);
  if (workbook === undefined || relations === undefined) {
    return { parts: new Map(), problems: [problem('notAWorkbook', wholeWorkbook)], notices: [] };
  }
  const problems: Problem[] = [];
  if (LONG_NUMBER_FORMAT.test(parts.get(STYLES)?.toString('utf8') ?? '')) {
    problems.push(problem('unreadable', wholeWorkbook));
  }
  const kept = new Map<string, Buffer>([[WORKBOOK, Buffer.from(withoutNames(workbook))]]);
  const names = sheetNames(workbook, relations);
  let cells = 0;
  for (const [name, content] of parts) {
    if (KEPT_AS_IS.has(name)) kept.set(name, content);
    if (!SHEET.test(name)) continue;
    const sheet = names.get(name) ?? name;
    const reduced = reduceSheet(content.toString('utf8'));
    if (reduced === null) {
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

const WORKBOOK = 'xl/workbook.xml';
const STYLES = 'xl/styles.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const SHEET = /^xl\/worksheets\/sheet\d+\.xml$/;
const KEPT_AS_IS = new Set(['[Content_Types].xml', '_rels/.rels', RELATIONS, 'xl/sharedStrings.xml', STYLES]);
const ACTIVE = /vbaProject\.bin$|^xl\/(?:externalLinks|macrosheets|activeX|embeddings)\//;
/** Excel allows 255 characters; readers look through the format again for every number. */
const LONG_NUMBER_FORMAT = /formatCode="[^"]{1000}/;
/** A sheet with thousands of far cells says so once, not thousands of times. */
const FAR_LISTED = 5;

/** The two parts that list the others are small; a huge one is no honest workbook. */
function indexPart(parts: Parts, name: string): string | undefined {
  const part = parts.get(name);
  return part && part.length <= limits.indexBytes ? part.toString('utf8') : undefined;
}

/** Only the date system and the list of sheets: defined names may span the whole sheet and are expanded by readers. */
function withoutNames(workbook: string): string {
  const properties = /<workbookPr\b[^>]{0,2000}?\/?>/.exec(workbook)?.[0].replace(/\/?>$/, '/>') ?? '';
  const sheets = workbook.slice(workbook.indexOf('<sheets'), workbook.indexOf('</sheets>'));
  return `<workbook xmlns:r="${RELATIONSHIP_NAMESPACE}">${properties}${sheets}</sheets></workbook>`;
}

const RELATIONSHIP_NAMESPACE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Part name → sheet name, for problems found before the library reads anything. */
function sheetNames(workbook: string, relations: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const [relation] of relations.matchAll(/<Relationship\b[^>]{0,2000}>/g)) {
    const target = attribute(relation, 'Target').replace(/^\/?(?:xl\/)?/, 'xl/');
    targets.set(attribute(relation, 'Id'), target);
  }
  const names = new Map<string, string>();
  for (const [sheet] of workbook.matchAll(/<sheet\b[^>]{0,2000}>/g)) {
    const target = targets.get(attribute(sheet, 'r:id'));
    if (target !== undefined) names.set(target, cleanText(unescaped(attribute(sheet, 'name'))));
  }
  return names;
}

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

const unescaped = (text: string) =>
  text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const point = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );

const tooFar = (sheet: string, cell: string) =>
  problem('cellOutOfRange', { sheet, cell }, { limit: `${limits.rows} × ${limits.columns}` });
