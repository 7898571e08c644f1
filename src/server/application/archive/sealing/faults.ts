// What can stand in the way of putting a medium away under seal.
import { faultTable } from '../../../../kernel/index.ts';

export const sealFault = faultTable({
  'mediumSeal.unchecked': {
    vi: '“{medium}” chưa được kiểm tra kể từ lần ghi hay mở niêm phong cuối; hãy kiểm tra rồi lập biên bản',
    en: '"{medium}" was not checked since it was last written to or opened; check it first',
  },
  'mediumSeal.damaged': {
    vi: 'Lần kiểm tra cuối của “{medium}” thấy {decayed} chỗ hư hỏng; không niêm phong vật hỏng',
    en: 'The last check of "{medium}" found {decayed} things that had decayed; nothing damaged is sealed',
  },
  'mediumSeal.empty': {
    vi: '“{medium}” chưa có gói nào để niêm phong',
    en: '"{medium}" holds no package to be sealed',
  },
  'mediumSeal.inForce': {
    vi: '“{medium}” đang niêm phong số {sealNumber}; muốn ghi hay niêm phong lại phải mở niêm phong trước',
    en: '"{medium}" is under seal {sealNumber}; open the seal before writing to it or sealing it again',
  },
  'mediumSeal.none': {
    vi: '“{medium}” không đang được niêm phong',
    en: '"{medium}" is not under seal',
  },
  'mediumSeal.witnessCannotRead': {
    vi: '{person} không được mở giấy tờ của văn phòng nên không kí chứng kiến được; chọn lãnh đạo, văn thư hoặc người quản trị',
    en: '{person} may not open the papers of the office, and nobody signs what they cannot read; choose a leader, the registrar or an administrator',
  },
  'mediumSeal.partyMissing': {
    vi: 'Quy chế của trường đòi {party} kí biên bản niêm phong; chưa chọn ai',
    en: 'The policy of the school asks for the {partyEn} to sign the minutes of sealing; nobody of them was chosen',
  },
  'mediumSeal.partyUnfit': {
    vi: 'Biên bản cần người lập, một lãnh đạo kí cuối và những người chứng kiến khác nhau của trường; không hợp: {person}',
    en: 'The minutes need who draws them up, a leader who signs last, and other witnesses of the school; unfit: {person}',
  },
});
