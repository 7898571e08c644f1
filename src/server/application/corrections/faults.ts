// Faults of corrections. What the workflow refuses is raised with its own codes (see refusal-fault.ts).
import { faultTable } from '../../../kernel/index.ts';

export const correctionFault = faultTable({
  'correction.unknown': {
    vi: 'Không có việc sửa {correction}',
    en: 'There is no correction {correction}',
  },
  'correction.requestEmpty': {
    vi: 'Đề nghị sửa phải nêu ít nhất một ô và lý do',
    en: 'A request to correct names at least one cell and a reason',
  },
  'correction.requestTooLong': {
    vi: 'Đề nghị sửa có quá {most} ô, hoặc lý do quá dài',
    en: 'The request names more than {most} cells, or its reason is too long',
  },
  'correction.nothingToCorrect': {
    vi: 'Ô {cell} đã có giá trị được đề nghị',
    en: 'Cell {cell} has the value asked for already',
  },
  'correction.otherValue': {
    vi: 'Ô {cell} hiện có giá trị “{value}”, không phải “{expected}”',
    en: 'Cell {cell} holds "{value}", not "{expected}"',
  },
  'correction.cellsContested': {
    vi: 'Ô {cell} đang nằm trong một đề nghị sửa khác ({correction})',
    en: 'Cell {cell} is part of another correction under way ({correction})',
  },
  'correction.notProposer': {
    vi: 'Theo quy chế, việc này không do người này đề nghị; được đề nghị: {parties}',
    en: 'By the regulation somebody else proposes this; who may: {parties}',
  },
  'correction.witnessless': {
    vi: 'Không có ai ngoài người đề nghị có thể chứng kiến theo quy chế: {parties}',
    en: 'Nobody but the requester could be a witness as the regulation asks: {parties}',
  },
  'correction.evidenceMissing': {
    vi: 'Quy chế đòi minh chứng còn thiếu: {kinds}',
    en: 'Evidence that the regulation asks for is missing: {kinds}',
  },
  'correction.evidenceRefused': {
    vi: 'Tệp minh chứng “{file}” không phải PDF, JPEG hoặc PNG nguyên vẹn',
    en: 'The evidence "{file}" is no whole PDF, JPEG or PNG',
  },
  'correction.evidenceTooLarge': {
    vi: 'Minh chứng vượt mức: nhiều nhất {files} tệp, mỗi tệp {megabytes} MB',
    en: 'Too much evidence: at most {files} files of {megabytes} MB each',
  },
  'correction.uploadUnknown': {
    vi: 'Không có tệp minh chứng {upload} đang chờ đề nghị',
    en: 'No uploaded evidence {upload} waits for a request',
  },
  'correction.uploadsWaiting': {
    vi: 'Đã có {most} tệp minh chứng đang chờ đề nghị; gửi đề nghị hoặc bỏ bớt',
    en: '{most} files of evidence wait for a request already; send it, or drop some',
  },
  'correction.minutesMissing': {
    vi: 'Biên bản của việc sửa {correction} chưa được dựng',
    en: 'The minutes of correction {correction} are not drafted yet',
  },
  'correction.minutesNotToSeal': {
    vi: 'Biên bản chưa hoặc không đóng dấu: {why}',
    en: 'The minutes are not to be sealed now: {why}',
  },
  'correction.unlockTooLong': {
    vi: 'Chỉ được mở ô trong tối đa {hours} giờ',
    en: 'Cells may be open for {hours} hours at most',
  },
});
