// How a file stands to what the school has stored: every answer once, with what it does to the verdict, in both languages.

/** `failure` makes a file invalid whatever its signatures say, `doubt` not valid, `note` neither. */
type Weight = 'failure' | 'doubt' | 'note';

interface Words {
  readonly vi: string;
  readonly en: string;
}

interface Row extends Words {
  readonly weight: Weight;
  /** What to call the file where its signatures alone would be valid. */
  readonly headline?: Words;
}

const rows = {
  complete: {
    weight: 'note',
    vi: 'Đúng từng byte tệp nhà trường đang giữ; hồ sơ đã đủ chữ ký, đóng dấu và khóa',
    en: 'Byte for byte the file the school holds; the record is fully signed, sealed and locked',
  },
  current: {
    weight: 'note',
    vi: 'Đúng từng byte tệp nhà trường đang giữ; hồ sơ còn đang trong quá trình ký ({state})',
    en: 'Byte for byte the file the school holds; the record is still being signed ({state})',
  },
  onPaper: {
    weight: 'note',
    headline: { vi: 'KÝ TRÊN GIẤY', en: 'SIGNED ON PAPER' },
    vi: 'Đúng từng byte tệp nhà trường đang giữ; {paper}',
    en: 'Byte for byte the file the school holds; {paper}',
  },
  penCopy: {
    weight: 'doubt',
    headline: { vi: 'BẢN IN ĐỂ KÝ TAY', en: 'A COPY FOR PENS' },
    vi: 'Tệp tự nhận là bản in để ký tay, không mang chữ ký số nào nên chưa chứng minh điều gì; {paper}',
    en: 'The file says it is a copy for pens, and without a signature proves nothing; {paper}',
  },
  olderCopy: {
    weight: 'note',
    vi: 'Đúng tệp của nhà trường với đủ chữ ký; bản nhà trường giữ chỉ có thêm dữ liệu lưu trữ',
    en: 'The school’s file with all its signatures; what the school holds has only archive data added',
  },
  extendedElsewhere: {
    weight: 'note',
    vi: 'Chứa trọn tệp nhà trường đang giữ, nơi khác đã thêm dấu thời gian phía sau',
    en: 'Contains the whole file the school holds; timestamps were added behind it elsewhere',
  },
  unknown: {
    weight: 'note',
    vi: 'Hệ thống này không lưu hồ sơ nào ứng với tệp, nên chỉ kiểm tra được chữ ký',
    en: 'No record stored here belongs to the file, so only its signatures could be checked',
  },
  copyInForce: {
    weight: 'note',
    vi: 'Đúng từng byte bản sao số {number} nhà trường đã cấp; bản gốc {code} (bản {version}) đang có hiệu lực',
    en: 'Byte for byte copy {number} that the school handed out; its original {code} (version {version}) is in force',
  },
  copyOfSuperseded: {
    weight: 'doubt',
    headline: { vi: 'BẢN GỐC ĐÃ BỊ THAY THẾ', en: 'THE ORIGINAL WAS SUPERSEDED' },
    vi: 'Đúng từng byte bản sao số {number} nhà trường đã cấp, nhưng bản gốc {code} (bản {version}) đã có bản thay thế',
    en: 'Byte for byte copy {number} that the school handed out, but its original {code} (version {version}) was superseded',
  },
  copyUnfinished: {
    weight: 'doubt',
    headline: { vi: 'VĂN BẢN CHƯA HOÀN TẤT', en: 'NOT FINISHED' },
    vi: 'Đây là văn bản của văn phòng khi chưa đủ chữ ký, con dấu',
    en: 'This is a paper of the office before all signatures and the seal were on it',
  },
  copyAltered: {
    weight: 'failure',
    vi: 'Tệp tự nhận là văn bản của văn phòng nhưng khác với tệp nhà trường đang giữ',
    en: 'The file claims to be a paper of the office but is not what the school holds',
  },
  officePaper: {
    weight: 'note',
    vi: 'Đúng từng byte văn bản của văn phòng, đã ký đủ và đóng dấu',
    en: 'Byte for byte a paper of the office, fully signed and sealed',
  },
  dossierApproved: {
    weight: 'note',
    vi: 'Đúng từng byte hồ sơ chuyên môn {code} (bản {version}) nhà trường đang giữ; đã được duyệt',
    en: 'Byte for byte dossier {code} (version {version}) that the school holds; it is approved',
  },
  dossierUnderWay: {
    weight: 'note',
    vi: 'Đúng từng byte hồ sơ chuyên môn {code} (bản {version}) nhà trường đang giữ; chưa ký xong ({state})',
    en: 'Byte for byte dossier {code} (version {version}) that the school holds; not all have signed yet ({state})',
  },
  dossierOlder: {
    weight: 'doubt',
    headline: { vi: 'BẢN CŨ, THIẾU CHỮ KÝ', en: 'OLDER STATE, SIGNATURES MISSING' },
    vi: 'Hồ sơ chuyên môn {code} (bản {version}) trước khi có thêm {lacking} chữ ký',
    en: 'Dossier {code} (version {version}) before {lacking} more signatures were made',
  },
  dossierReplaced: {
    weight: 'doubt',
    headline: { vi: 'ĐÃ BỊ THAY THẾ', en: 'SUPERSEDED' },
    vi: 'Bản {version} của hồ sơ chuyên môn {code} đã được thay bằng bản {latest}',
    en: 'Version {version} of dossier {code} was superseded by version {latest}',
  },
  dossierNotInForce: {
    weight: 'doubt',
    headline: { vi: 'KHÔNG CÒN HIỆU LỰC', en: 'NOT IN FORCE' },
    vi: 'Hồ sơ chuyên môn {code} (bản {version}) không có hiệu lực: {state}',
    en: 'Dossier {code} (version {version}) is not in force: {state}',
  },
  dossierContinued: {
    weight: 'doubt',
    headline: { vi: 'CÓ NỘI DUNG NGOÀI SỔ', en: 'MORE THAN IS ON RECORD' },
    vi: 'Chứa trọn hồ sơ chuyên môn {code} (bản {version}) nhà trường đang giữ, phía sau có phần nhà trường không biết',
    en: 'Contains the whole of dossier {code} (version {version}) and behind it what the school does not know',
  },
  dossierAltered: {
    weight: 'failure',
    vi: 'Chữ ký nói là của hồ sơ chuyên môn {code} nhưng tệp khác với tệp nhà trường đang giữ',
    en: 'Its signatures say it is dossier {code}, but the file is not what the school holds',
  },
  minutesComplete: {
    weight: 'note',
    vi: 'Đúng từng byte {what} {code} nhà trường đang giữ; {state}',
    en: 'Byte for byte the {what} {code} that the school holds; {state}',
  },
  minutesUnderWay: {
    weight: 'doubt',
    headline: { vi: 'VĂN BẢN CHƯA HOÀN TẤT', en: 'NOT FINISHED' },
    vi: 'Đúng từng byte {what} {code} nhà trường đang giữ, nhưng chưa đủ chữ ký hoặc con dấu ({state})',
    en: 'Byte for byte the {what} {code} that the school holds, but signatures or the seal are missing ({state})',
  },
  minutesOlder: {
    weight: 'doubt',
    headline: { vi: 'BẢN CŨ, THIẾU CHỮ KÝ', en: 'OLDER STATE, SIGNATURES MISSING' },
    vi: 'Đây là {what} {code} trước khi có thêm {lacking} chữ ký',
    en: 'This is the {what} {code} before {lacking} more signatures were made',
  },
  minutesReplaced: {
    weight: 'doubt',
    headline: { vi: 'ĐÃ BỊ THAY THẾ', en: 'SUPERSEDED' },
    vi: 'Đã có bản mới hơn thay cho {what} {code}',
    en: 'The {what} {code} was superseded by a later one',
  },
  minutesContinued: {
    weight: 'doubt',
    headline: { vi: 'CÓ NỘI DUNG NGOÀI SỔ', en: 'MORE THAN IS ON RECORD' },
    vi: 'Chứa trọn {what} {code} nhà trường đang giữ, phía sau có phần nhà trường không biết',
    en: 'Contains the whole of the {what} {code} and behind it what the school does not know',
  },
  minutesAltered: {
    weight: 'failure',
    vi: 'Tệp tự nhận là {what} {code} nhưng khác với tệp nhà trường đang giữ',
    en: 'The file claims to be the {what} {code} but is not what the school holds',
  },
  rolledBack: {
    weight: 'doubt',
    headline: { vi: 'BẢN CŨ, THIẾU CHỮ KÝ', en: 'OLDER STATE, SIGNATURES MISSING' },
    vi: 'Đây là bản cũ của hồ sơ, thiếu {count} chữ ký về sau: {lacking}',
    en: 'This is an older state of the record, without what was signed since: {lacking}',
  },
  superseded: {
    weight: 'doubt',
    headline: { vi: 'ĐÃ BỊ THAY THẾ', en: 'SUPERSEDED' },
    vi: 'Bản {version} của hồ sơ đã được thay bằng bản {latest}; không dùng bản này nữa',
    en: 'Version {version} of the record was superseded by version {latest}; it is no longer to be used',
  },
  withdrawn: {
    weight: 'doubt',
    headline: { vi: 'ĐÃ BỊ TRẢ LẠI', en: 'WITHDRAWN' },
    vi: 'Bản {version} của hồ sơ không còn hiệu lực ({state}); chưa có bản thay thế',
    en: 'Version {version} of the record is no longer in force ({state}); no other version replaces it yet',
  },
  signedElsewhere: {
    weight: 'doubt',
    headline: { vi: 'CÓ CHỮ KÝ NGOÀI SỔ', en: 'SIGNATURES NOT ON RECORD' },
    vi: 'Chứa trọn tệp nhà trường đang giữ, nhưng phía sau có chữ ký nhà trường không biết ({unexpected})',
    en: 'Contains the whole file the school holds, and behind it signatures that the school does not know ({unexpected})',
  },
  contradiction: {
    weight: 'doubt',
    headline: { vi: 'SỔ LƯU TRỮ MÂU THUẪN', en: 'THE STORE CONTRADICTS ITSELF' },
    vi: 'Sổ lưu trữ của nhà trường tự mâu thuẫn về hồ sơ này; hãy chạy “giaplai journal verify”',
    en: 'What the school has stored about this record contradicts itself; run "giaplai journal verify"',
  },
  unavailable: {
    weight: 'doubt',
    headline: { vi: 'CHƯA ĐỐI CHIẾU ĐƯỢC', en: 'NOT COMPARED' },
    vi: 'Không mở được kho hồ sơ của nhà trường để đối chiếu: {reason}',
    en: 'What the school has stored could not be opened for comparison: {reason}',
  },
  signaturesRemoved: {
    weight: 'failure',
    vi: 'Có {count} chữ ký nhà trường đang giữ đã bị gỡ khỏi tệp: {lacking}; tệp khác đi từ byte {differsAt}',
    en: 'Signatures were removed that the school holds: {lacking}; the file departs from it at byte {differsAt}',
  },
  signedAnew: {
    weight: 'failure',
    vi: 'Tệp mang chữ ký khác với chữ ký nhà trường đang giữ ({anew}), khác đi từ byte {differsAt}',
    en: 'The file bears other signatures than those the school holds ({anew}); it departs from them at byte {differsAt}',
  },
  altered: {
    weight: 'failure',
    vi: 'Tệp khác với tệp nhà trường đang giữ từ byte {differsAt}',
    en: 'The file departs from the one the school holds at byte {differsAt}',
  },
  cutOff: {
    weight: 'failure',
    vi: 'Tệp bị cắt cụt: dừng ở byte {differsAt} giữa một lần cập nhật',
    en: 'The file was cut off: it ends at byte {differsAt}, in the middle of an update',
  },
  otherFile: {
    weight: 'failure',
    vi: 'Tệp tự nhận là hồ sơ này nhưng là một tệp khác: không lần cập nhật nào của nó có trong kho',
    en: 'The file claims to be this record but is another file: no revision of it is in the store',
  },
} as const satisfies Record<string, Row>;

export type StandingKind = keyof typeof rows;

export const standingTable: Readonly<Record<StandingKind, Row>> = rows;

export type StandingDetails = Readonly<Record<string, Words | string | number>>;

export interface Told extends Words {
  readonly weight: Weight;
  readonly headline?: Words;
}

export function told(kind: StandingKind, details: StandingDetails = {}): Told {
  const row: Row = rows[kind];
  const fill = (language: 'vi' | 'en') =>
    row[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = details[name] ?? whole;
      return typeof value === 'object' ? value[language] : String(value);
    });
  return { ...row, vi: fill('vi'), en: fill('en') };
}
