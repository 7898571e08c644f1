// Whether the database's own guards stand as they were written: without them nothing keeps a tool from changing marks.
import type { SchemaDifference } from '../ports/inspection-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { JournalFinding } from './findings.ts';

export const guardFindings = async (
  view: Pick<View, 'schemaDifferences'>,
): Promise<readonly JournalFinding[]> => (await view.schemaDifferences()).map(told);

const told = ({ kind, what, name }: SchemaDifference): JournalFinding => ({
  code: `guard.${kind}`,
  seq: 0,
  vi: `${words[what].vi} ${name} ${kinds[kind].vi}`,
  en: `The ${words[what].en} ${name} ${kinds[kind].en}`,
});

const kinds = {
  missing: { vi: 'bị gỡ khỏi cơ sở dữ liệu', en: 'was removed from the database' },
  altered: { vi: 'không còn như chương trình đã viết', en: 'is not as the program wrote it' },
  added: { vi: 'không phải do chương trình viết', en: 'was not written by the program' },
} as const;

const words = {
  trigger: { vi: 'Bộ canh (trigger)', en: 'trigger' },
  table: { vi: 'Bảng', en: 'table' },
  index: { vi: 'Chỉ mục', en: 'index' },
  view: { vi: 'Khung nhìn', en: 'view' },
  function: { vi: 'Hàm', en: 'function' },
} as const;
