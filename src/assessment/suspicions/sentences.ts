// The sentences of suspicions; `{name}` stands for a number or name of the finding.

interface Sentence {
  readonly vi: string;
  readonly en: string;
}

const sentence = (vi: string, en: string): Sentence => ({ vi, en });

export const sentences = {
  columnShifted: sentence(
    '{sheet}: {equal}/{count} điểm nhập vào cột {column} trùng với điểm đang có ở cột {other}. Có thể đã nhập nhầm cột.',
    '{sheet}: {equal} of {count} values entered in {column} equal those of {other}. The wrong column may have been filled.',
  ),
  columnCopied: sentence(
    '{sheet}: {equal}/{count} điểm nhập vào cột {column} trùng với cột {other} của {otherSheet}. Có thể đã dán nhầm môn, học kì hoặc cột.',
    '{sheet}: {equal} of {count} values entered in {column} equal {other} of {otherSheet}. They may have been pasted into the wrong subject, term or column.',
  ),
  rowsShifted: sentence(
    '{sheet}: {equal}/{count} điểm nhập vào cột {column} là điểm cũ của học sinh cách {rows} dòng. Có thể đã dán lệch dòng.',
    '{sheet}: {equal} of {count} values entered in {column} are those of the pupil {rows} rows away. The paste may be off by rows.',
  ),
  rowsMisaligned: sentence(
    '{sheet}: cột {column} không khớp với sức học của học sinh, nhưng khớp khi dời {rows} dòng. Có thể đã dán lệch dòng.',
    '{sheet}: {column} does not go with what the pupils have elsewhere, but does when moved by {rows} rows. The paste may be off by rows.',
  ),
  rowsReordered: sentence(
    '{sheet}: cột {column} vẫn là những điểm cũ nhưng {count} học sinh đổi điểm cho nhau. Danh sách dán vào có thể xếp theo thứ tự khác.',
    '{sheet}: {column} holds the same values as before, but on other pupils ({count}). The pasted list may be sorted differently.',
  ),
  manyEqual: sentence(
    '{sheet}: {equal}/{count} điểm vừa nhập vào cột {column} cùng là {value}.',
    '{sheet}: {equal} of {count} values entered in {column} are all {value}.',
  ),
  columnJumped: sentence(
    '{sheet}: {jumped}/{count} điểm sửa ở cột {column} chênh từ {least} trở lên (chênh nhiều nhất {most}).',
    '{sheet}: {jumped} of {count} values changed in {column} moved by {least} or more (the most by {most}).',
  ),
  risenBeforeLock: sentence(
    '{sheet}: {up}/{count} điểm được sửa tăng trong {days} ngày trước khi khóa sổ.',
    '{sheet}: {up} of {count} values were raised within {days} days before the lock.',
  ),
  fallenBeforeLock: sentence(
    '{sheet}: {down}/{count} điểm bị sửa giảm trong {days} ngày trước khi khóa sổ.',
    '{sheet}: {down} of {count} values were lowered within {days} days before the lock.',
  ),
} as const satisfies Record<string, Sentence>;
