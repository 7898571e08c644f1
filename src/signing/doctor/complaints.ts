// Everything some reader may object to, in words, with what to do about it.

interface Words {
  readonly vi: string;
  readonly en: string;
}

/** `graver` first in the answer: what no reader accepts, what some doubt, what is good to know. */
export type Gravity = 'refused' | 'doubted' | 'noted';

/** What a complaint can be about, several at once. */
export type Concern = 'signature' | 'signer' | 'authority';

interface Row extends Words {
  readonly gravity: Gravity;
  readonly advice: Words;
  /** What `about` names; without it the complaint is about the file. */
  readonly concerns?: Concern;
}

const signAgain: Words = {
  vi: 'Xin lại bản gốc từ người ký, hoặc ký lại từ văn bản chưa bị sửa.',
  en: 'Ask the signer for the original file, or sign again from the unaltered document.',
};
const saveAgain: Words = {
  vi: 'Trước khi ký: mở bằng phần mềm khác và lưu thành tệp mới. Sau khi đã ký thì không sửa được; xin lại bản gốc.',
  en: 'Before signing: open it in another program and save a new file. After signing it cannot be mended; ask for the original.',
};
const extendIt: Words = {
  vi: 'Nâng mức bằng “giaplai extend” khi chứng thư còn hiệu lực.',
  en: 'Raise the level with "giaplai extend" while the certificates are still valid.',
};

const rows = {
  'file.notPdf': {
    gravity: 'refused',
    vi: 'Tệp không phải là PDF',
    en: 'The file is no PDF',
    advice: {
      vi: 'Kiểm tra lại tệp; có thể đã tải về dở dang.',
      en: 'Check the file; the download may be incomplete.',
    },
  },
  'file.headerLate': {
    gravity: 'refused',
    vi: 'Tiêu đề %PDF không đứng ở byte đầu tiên ({detail} byte lạ phía trước): mọi vị trí trong tệp bị lệch',
    en: 'The header %PDF is not at the first byte ({detail} foreign bytes before it): every offset in the file is off',
    advice: {
      vi: 'Thư điện tử hoặc máy chủ đã thêm dữ liệu vào đầu tệp; xin lại bản gốc, gửi trong tệp nén.',
      en: 'Mail or a server put something in front; ask for the original, sent in an archive.',
    },
  },
  'file.noStartxref': {
    gravity: 'refused',
    vi: 'Thiếu “startxref” ở cuối tệp: tệp bị cắt cụt',
    en: 'There is no "startxref" at the end: the file was cut off',
    advice: { vi: 'Tải hoặc sao chép lại tệp.', en: 'Download or copy the file again.' },
  },
  'file.startxrefWrong': {
    gravity: 'refused',
    vi: '“startxref” không chỉ vào bảng tham chiếu; phần mềm dễ tính sẽ tự dựng lại bảng, phần mềm chặt chẽ từ chối',
    en: '"startxref" does not point to a cross-reference; lenient readers rebuild it, strict ones refuse',
    advice: saveAgain,
  },
  'file.structure': {
    gravity: 'refused',
    vi: 'Cấu trúc tệp sai chuẩn: {detail}',
    en: 'The structure of the file departs from the standard: {detail}',
    advice: saveAgain,
  },
  'file.trailingBytes': {
    gravity: 'refused',
    vi: 'Có dữ liệu sau dấu kết thúc tệp ({detail} byte)',
    en: 'There is material behind the end of the file ({detail} bytes)',
    advice: signAgain,
  },
  'file.encrypted': {
    gravity: 'refused',
    vi: 'Tệp được mã hoá (đặt mật khẩu)',
    en: 'The file is encrypted (password)',
    advice: { vi: 'Bỏ mật khẩu rồi mới ký.', en: 'Remove the password before signing.' },
  },
  'file.hybrid': {
    gravity: 'doubted',
    vi: 'Tệp lai: vừa có bảng vừa có luồng tham chiếu; hai phần mềm có thể thấy hai nội dung khác nhau',
    en: 'A hybrid file with both kinds of cross-reference: two readers may see two different documents',
    advice: saveAgain,
  },
  'file.notPdfA': {
    gravity: 'noted',
    vi: 'Văn bản không khai là PDF/A; cơ quan lưu trữ có thể không nhận',
    en: 'The document does not declare itself PDF/A; archives may not accept it',
    advice: { vi: 'Xuất ra PDF/A trước khi ký.', en: 'Export it as PDF/A before signing.' },
  },
  'form.needAppearances': {
    gravity: 'doubted',
    vi: 'Biểu mẫu yêu cầu phần mềm tự vẽ lại các ô (/NeedAppearances): mỗi phần mềm hiện một kiểu và báo là đã thay đổi',
    en: 'The form asks readers to redraw its fields (/NeedAppearances): each shows it differently and reports a change',
    advice: saveAgain,
  },
  'form.xfa': {
    gravity: 'doubted',
    vi: 'Biểu mẫu XFA: nhiều phần mềm không hiển thị được, PDF 2.0 đã bỏ',
    en: 'An XFA form: many readers cannot show it, and PDF 2.0 dropped it',
    advice: { vi: 'In ra PDF thường trước khi ký.', en: 'Print it to an ordinary PDF before signing.' },
  },
  'form.noSigFlags': {
    gravity: 'doubted',
    vi: 'Biểu mẫu không khai là có chữ ký (/SigFlags): phần mềm có thể không tìm chữ ký, hoặc lưu đè làm hỏng',
    en: 'The form does not declare its signatures (/SigFlags): readers may not look for them, or break them on saving',
    advice: signAgain,
  },
  'signature.none': {
    gravity: 'noted',
    vi: 'Văn bản không có chữ ký số nào',
    en: 'The document bears no digital signature',
    advice: {
      vi: 'Nếu lẽ ra phải có: tệp có thể là bản in lại.',
      en: 'If there should be one: the file may be a reprint.',
    },
  },
  'signature.failed': {
    gravity: 'refused',
    concerns: 'signature',
    vi: '{detail}',
    en: '{detail}',
    advice: signAgain,
  },
  'signature.unsupported': {
    gravity: 'doubted',
    concerns: 'signature',
    vi: '{detail}',
    en: '{detail}',
    advice: {
      vi: 'Ký theo PAdES (ETSI.CAdES.detached).',
      en: 'Sign as PAdES (ETSI.CAdES.detached).',
    },
  },
  'signature.sha1': {
    gravity: 'refused',
    concerns: 'signature',
    vi: 'Chữ ký dùng SHA-1 hoặc MD5, không còn được tin cậy',
    en: 'SHA-1 or MD5 was used for signing, which are no longer relied on',
    advice: { vi: 'Ký lại bằng SHA-256 trở lên.', en: 'Sign again with SHA-256 or better.' },
  },
  'signature.subFilter': {
    gravity: 'doubted',
    concerns: 'signature',
    vi: 'Loại chữ ký {detail} không phải phần mềm nào cũng biết',
    en: 'Not every reader knows this kind of signature: {detail}',
    advice: {
      vi: 'Ký theo PAdES (ETSI.CAdES.detached).',
      en: 'Sign as PAdES (ETSI.CAdES.detached).',
    },
  },
  'signature.pss': {
    gravity: 'noted',
    concerns: 'signature',
    vi: 'Chữ ký dùng RSA-PSS; phần mềm cũ có thể báo không hợp lệ',
    en: 'Signed with RSA-PSS; older readers may call it invalid',
    advice: { vi: 'Cập nhật phần mềm đọc.', en: 'Update the reader.' },
  },
  'signature.noTime': {
    gravity: 'doubted',
    concerns: 'signature',
    vi: 'Chữ ký không ghi thời điểm ký (/M): phần mềm không hiển thị được ngày ký',
    en: 'No time of signing is stated (/M): readers can show no date',
    advice: { vi: 'Thêm dấu thời gian: “giaplai extend”.', en: 'Add a timestamp: "giaplai extend".' },
  },
  'signature.noAppearance': {
    gravity: 'doubted',
    concerns: 'signature',
    vi: 'Ô chữ ký có chỗ trên trang nhưng không có hình: có phần mềm để trống, có phần mềm tự vẽ',
    en: 'A signature field has a place on the page but no appearance: some leave it blank, some draw their own',
    advice: signAgain,
  },
  'signature.shared': {
    gravity: 'noted',
    concerns: 'signature',
    vi: 'Một chữ ký hiện ở nhiều ô; vài phần mềm đếm thành nhiều chữ ký',
    en: 'One signature shows in several fields; some readers count it several times',
    advice: {
      vi: 'Không cần làm gì; đó là chữ ký đặt ở nhiều trang, như dấu giáp lai.',
      en: 'Nothing needs doing; this is how one signature stands on several pages, as a cross-page seal does.',
    },
  },
  'level.noTimestamp': {
    gravity: 'doubted',
    concerns: 'signature',
    vi: 'Chưa có dấu thời gian: khi chứng thư hết hạn sẽ không còn xác minh được',
    en: 'There is no timestamp: once the certificate expires the signature can no longer be verified',
    advice: extendIt,
  },
  'level.noRevocation': {
    gravity: 'doubted',
    concerns: 'signature',
    vi: 'Văn bản không mang dữ liệu thu hồi: máy không có mạng chỉ báo “chưa rõ”',
    en: 'The document carries no revocation data: a reader without network says "unknown"',
    advice: extendIt,
  },
  'level.noArchive': {
    gravity: 'noted',
    concerns: 'signature',
    vi: 'Chưa có dấu thời gian lưu trữ phía sau (mức B-LTA)',
    en: 'No archive timestamp follows yet (level B-LTA)',
    advice: extendIt,
  },
  'certificate.untrusted': {
    gravity: 'doubted',
    concerns: 'signer',
    vi: 'Chứng thư không dẫn tới gốc tin cậy nào ở đây',
    en: 'The certificate leads to no trust anchor known here',
    advice: {
      vi: 'Lấy chứng thư gốc từ trang của nơi cấp, đối chiếu dấu vân tay, rồi “giaplai anchors add”.',
      en: 'Get the root from the authority’s own site, compare its fingerprint, then "giaplai anchors add".',
    },
  },
  'certificate.readerTrust': {
    gravity: 'noted',
    concerns: 'authority',
    vi: 'Nơi cấp có thể không nằm trong danh sách tin cậy sẵn có của Adobe hay phần mềm khác',
    en: 'The authority may not be on the list that Adobe’s or another reader brings along',
    advice: {
      vi: 'Người nhận thêm chứng thư gốc vào danh sách tin cậy của phần mềm đọc.',
      en: 'Recipients add the root to the trusted certificates of their reader.',
    },
  },
  'certificate.expired': {
    gravity: 'doubted',
    concerns: 'signer',
    vi: 'Chứng thư đã hết hạn và không có dấu thời gian nào chứng minh chữ ký có trước đó',
    en: 'The certificate has expired, and no timestamp proves that the signature is older',
    advice: { vi: 'Ký lại bằng chứng thư còn hạn.', en: 'Sign again with a valid certificate.' },
  },
  'certificate.expiresSoon': {
    gravity: 'noted',
    concerns: 'signer',
    vi: 'Chứng thư sắp hết hạn trong khi chữ ký chưa có dấu thời gian',
    en: 'The certificate expires soon, and the signature has no timestamp yet',
    advice: extendIt,
  },
} as const satisfies Record<string, Row>;

/** Stable names of what readers may object to. */
export type ComplaintCode = keyof typeof rows;

/** Something a reader may object to, and what to do about it, in both languages. */
export interface Complaint extends Words {
  readonly code: ComplaintCode;
  readonly gravity: Gravity;
  /** What to do. */
  readonly advice: Words;
  readonly concerns: Concern | null;
  /** Whom or what it concerns: names of fields, signers or authorities, each once; empty for the file as a whole. */
  readonly about: readonly string[];
}

export const complaintTable: Readonly<Record<ComplaintCode, Row>> = rows;

export interface ComplaintDetail {
  /** In one language or in both; takes the place of `{detail}`. */
  readonly detail?: string | Words;
  readonly about?: readonly string[];
}

export function complaint(code: ComplaintCode, { detail = '', about = [] }: ComplaintDetail = {}): Complaint {
  const { gravity, advice, vi, en, concerns }: Row = rows[code];
  const words = typeof detail === 'string' ? { vi: detail, en: detail } : detail;
  return {
    code,
    gravity,
    vi: vi.replace('{detail}', () => words.vi),
    en: en.replace('{detail}', () => words.en),
    advice,
    concerns: concerns ?? null,
    about,
  };
}

/** The same sentence about many is one complaint about all of them. */
export function grouped(complaints: readonly Complaint[]): Complaint[] {
  const groups = new Map<string, Complaint>();
  for (const each of complaints) {
    const key = `${each.code} ${each.en}`;
    const known = groups.get(key);
    groups.set(key, known ? { ...known, about: [...known.about, ...each.about] } : each);
  }
  return [...groups.values()].map((each) => ({ ...each, about: [...new Set(each.about)] }));
}
