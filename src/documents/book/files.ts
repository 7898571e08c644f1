// Which files travel inside a pupil's book, under which names.
import type { PupilBookSnapshot } from '../papers/index.ts';
import type { Attachment } from '../file/index.ts';

export const BOOK_REPORT = 'bao-cao-xac-minh.pdf';
export const BOOK_REPORT_DATA = 'bao-cao-xac-minh.json';

export interface BookFiles {
  /** Signed files of the years, in their order. */
  readonly years: readonly Uint8Array[];
  /** What the files were found to be when they were bound, as PDF and as JSON. */
  readonly report: Uint8Array;
  readonly reportData: Uint8Array;
}

/** `nam-2024-2025.pdf`; a second file of the same year is told apart by its version. */
export function yearFileNames(years: readonly { readonly schoolYear: string }[]): string[] {
  const taken = new Set<string>();
  return years.map(({ schoolYear }) => {
    const plain = `nam-${schoolYear.replace(/[^0-9-]/g, '')}`;
    let name = `${plain}.pdf`;
    for (let again = 2; taken.has(name); again++) name = `${plain}-${again}.pdf`;
    taken.add(name);
    return name;
  });
}

export const bookAttachments = (book: PupilBookSnapshot, files: BookFiles): Attachment[] => [
  ...book.years.map(({ file, schoolYear, className, school }, index): Attachment => ({
    name: file,
    bytes: files.years[index] ?? Buffer.alloc(0),
    type: 'application/pdf',
    relationship: 'Source',
    description: `Học bạ đã kí số năm học ${schoolYear}, lớp ${className}, ${school.name}`,
  })),
  {
    name: BOOK_REPORT,
    bytes: files.report,
    type: 'application/pdf',
    relationship: 'Data',
    description: 'Báo cáo xác minh các tệp khi đóng thành sổ',
  },
  {
    name: BOOK_REPORT_DATA,
    bytes: files.reportData,
    type: 'application/json',
    relationship: 'Data',
    description: 'Báo cáo xác minh các tệp khi đóng thành sổ, cho phần mềm',
  },
];
