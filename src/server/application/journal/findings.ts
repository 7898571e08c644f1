// What can be wrong with a journal, told in two languages. Findings are values: the journal is outside material.

export interface JournalFinding {
  readonly code: string;
  /** First entry concerned. */
  readonly seq: number;
  readonly vi: string;
  readonly en: string;
}

const finding = (code: string, seq: number, vi: string, en: string): JournalFinding => ({
  code,
  seq,
  vi,
  en,
});
const span = (from: number, to: number) => (from === to ? String(from) : `${from}–${to}`);

export const journalFindings = {
  malformed: (seq: number) =>
    finding(
      'journal.malformed',
      seq,
      `Dòng ở vị trí mục ${seq} không phải là một mục nhật ký`,
      `The line where entry ${seq} should be is not a journal entry`,
    ),
  changed: (seq: number) =>
    finding(
      'journal.changed',
      seq,
      `Mục ${seq} đã bị sửa sau khi ghi`,
      `Entry ${seq} was changed after it was written`,
    ),
  evidenceLost: (seq: number) =>
    finding(
      'journal.evidenceLost',
      seq,
      `Chứng cứ kiểm tra chứng thư số của chữ ký ở mục ${seq} bị mất hoặc bị sửa`,
      `The check of the certificate behind the signature of entry ${seq} is lost or was altered`,
    ),
  removed: (from: number, to: number) =>
    finding('journal.removed', from, `Thiếu mục ${span(from, to)}`, `Entry ${span(from, to)} is missing`),
  outOfOrder: (seq: number) =>
    finding(
      'journal.outOfOrder',
      seq,
      `Mục ${seq} đứng sai thứ tự hoặc bị chèn thêm`,
      `Entry ${seq} is out of order or was inserted`,
    ),
  unlinked: (seq: number) =>
    finding(
      'journal.unlinked',
      seq,
      `Mục ${seq} không nối tiếp mục đứng trước nó`,
      `Entry ${seq} does not continue the entry before it`,
    ),
  truncated: (from: number, to: number) =>
    finding(
      'journal.truncated',
      from,
      `Nhật ký bị cắt cuối: thiếu mục ${span(from, to)}`,
      `The end of the journal was cut off: entry ${span(from, to)} is missing`,
    ),
  beyondHead: (from: number, to: number) =>
    finding(
      'journal.beyondHead',
      from,
      `Mục ${span(from, to)} nằm ngoài phần đã chốt`,
      `Entry ${span(from, to)} lies beyond the recorded end`,
    ),
  otherHead: (seq: number) =>
    finding(
      'journal.otherHead',
      seq,
      `Mục cuối (${seq}) không khớp giá trị đã chốt: nhật ký đã bị viết lại`,
      `The last entry (${seq}) is not the recorded one: the journal was written anew`,
    ),
  missingHead: () =>
    finding(
      'journal.missingHead',
      0,
      'Tệp không có dòng chốt cuối, không thể biết nhật ký có bị cắt bớt hay không',
      'The file has no closing line, so a cut-off end cannot be ruled out',
    ),
  notReproduced: (seq: number, record: string) =>
    finding(
      'journal.notReproduced',
      seq,
      `Chạy lại nhật ký không cho ra trạng thái đang lưu của hồ sơ ${record}`,
      `Replaying the journal does not give the stored state of record ${record}`,
    ),
  otherBytes: (record: string) =>
    finding(
      'journal.otherBytes',
      0,
      `Văn bản đang lưu của hồ sơ ${record} không phải bản mà nhật ký ghi nhận`,
      `The stored document of record ${record} is not the one the journal tells of`,
    ),
} as const;
