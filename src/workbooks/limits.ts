// How much a class workbook may hold. A class of 45 with 14 subjects has 0.1 MB packed, 0.6 MB unpacked, 14,000 cells.

const MB = 1024 * 1024;

export const limits = {
  fileBytes: 10 * MB,
  archiveEntries: 1000,
  entryBytes: 16 * MB,
  archiveBytes: 32 * MB,
  /** The parts that only list other parts. */
  indexBytes: MB,
  stylesBytes: 4 * MB,
  sharedStringsBytes: 8 * MB,
  /** XML elements open at once; workbooks need about ten. */
  nesting: 64,
  /** A cell as it stands in the file; Excel allows texts of 32,767 characters. */
  cellMarkup: 200_000,
  cells: 100_000,
  rows: 5000,
  columns: 200,
  pupils: 150,
  subjects: 40,
  nameLength: 100,
  textLength: 200,
  remarkLength: 1000,
  codeLength: 40,
  /** No year has more sessions (buổi). */
  sessions: 700,
} as const;

export const megabytes = (bytes: number): number => Math.round((bytes / MB) * 10) / 10;
