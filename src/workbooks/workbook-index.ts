// The list of sheets in a workbook part, stripped of everything that names or spans ranges.
import type { Parts } from './archive-guard.ts';
import { limits } from './limits.ts';
import { isShallow } from './nesting.ts';
import { cleanText } from './text.ts';

export interface WorkbookIndex {
  /** The workbook part with its list of sheets and its date system only. */
  readonly xml: string;
  /** Part name → sheet name. */
  readonly sheets: ReadonlyMap<string, string>;
}

export const WORKBOOK = 'xl/workbook.xml';
export const RELATIONS = 'xl/_rels/workbook.xml.rels';

/** `null` when the archive is no workbook. */
export function readIndex(parts: Parts): WorkbookIndex | null {
  const workbook = indexPart(parts, WORKBOOK)?.replace(/<(\/?)x:/g, '<$1');
  const relations = indexPart(parts, RELATIONS);
  if (workbook === undefined || relations === undefined) return null;
  return { xml: withoutNames(workbook), sheets: sheetNames(workbook, relations) };
}

/** The parts that list the others are small; a huge one is no honest workbook. */
function indexPart(parts: Parts, name: string): string | undefined {
  const part = parts.get(name);
  if (!part || part.length > limits.indexBytes) return undefined;
  const text = part.toString('utf8');
  return isShallow(text, limits.nesting) ? text : undefined;
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
