// What an order of disposal leaves, said to whoever gives it, carries it out or reads the register (decision 59).

/** The same for every order, noted in the journal with the execution. */
export const remains = {
  rows: {
    vi: 'Điểm, nhận xét, danh sách lớp, nhật ký sửa điểm trong cơ sở dữ liệu: sổ gốc để tra cứu, xác nhận',
    en: 'Marks, remarks, class lists and the log of edits in the database: the register that questions are answered from',
  },
  journal: {
    vi: 'Nhật ký hệ thống và mã SHA-256 của tệp đã hủy: chuỗi băm đứt thì không chứng minh được gì nữa',
    en: 'The journal and the SHA-256 of what was destroyed: a chain with gaps proves nothing any more',
  },
  evidence: {
    vi: 'Kết quả kiểm tra chứng thư lúc ký: chỉ nói về người ký, không nói về học sinh',
    en: 'Checks of certificates at the time of signing: about signers, nothing of pupils',
  },
  handedOut: {
    vi: 'Bản sao và quyển học bạ đã cấp, với tệp học bạ ở trong; biên bản, báo cáo của văn phòng',
    en: 'Copies and pupils’ books that were handed out, with the transcripts in them; papers of the office',
  },
  backups: {
    vi: 'Bản sao lưu lập trước khi tiêu hủy: tự hết theo lịch sao lưu; phục hồi từ đó thì việc tiêu hủy phải làm lại',
    en: 'Backups from before: they end by the school’s rotation; what is restored from one is to be destroyed again',
  },
} as const;

export type Remaining = keyof typeof remains;

export const everythingRemaining = Object.keys(remains) as readonly Remaining[];
