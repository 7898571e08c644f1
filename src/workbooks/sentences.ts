// The sentences of problems and notices, by code. `{name}` is replaced by the particular of that name.

interface Sentence {
  readonly vi: string;
  readonly en: string;
}

const sentence = (vi: string, en: string): Sentence => ({ vi, en });

export const sentences = {
  problems: {
    // the file
    fileTooLarge: sentence(
      'Tệp lớn {megabytes} MB, vượt giới hạn {limit} MB.',
      'The file has {megabytes} MB, more than the limit of {limit} MB.',
    ),
    fileEmpty: sentence('Tệp rỗng.', 'The file is empty.'),
    notAWorkbook: sentence(
      'Tệp không phải là bảng tính Excel (.xlsx){found}.',
      'The file is not an Excel workbook (.xlsx){found}.',
    ),
    oldExcelFormat: sentence(
      'Tệp có định dạng Excel cũ (.xls). Hãy mở bằng Excel và lưu lại thành .xlsx.',
      'The file has the old Excel format (.xls). Open it in Excel and save it as .xlsx.',
    ),
    encrypted: sentence(
      'Tệp được bảo vệ bằng mật khẩu. Hãy gỡ mật khẩu rồi nhập lại.',
      'The file is protected by a password. Remove the password and import it again.',
    ),
    archiveDamaged: sentence(
      'Tệp bị hỏng hoặc bị cắt cụt, không đọc được trọn vẹn.',
      'The file is damaged or cut short and cannot be read to its end.',
    ),
    archiveTooLarge: sentence(
      'Nội dung tệp khi giải nén vượt giới hạn an toàn ({part}).',
      'The contents of the file exceed the safe limit when unpacked ({part}).',
    ),
    unreadable: sentence(
      'Không đọc được nội dung bảng tính. Hãy mở bằng Excel, lưu lại rồi nhập lại.',
      'The workbook cannot be read. Open it in Excel, save it and import it again.',
    ),
    cellOutOfRange: sentence(
      'Có dữ liệu ở ô quá xa bảng (giới hạn {limit}).',
      'There is content in a cell far outside the table (limit {limit}).',
    ),
    tooManyCells: sentence(
      'Bảng tính có {count} ô dữ liệu, vượt giới hạn {limit}.',
      'The workbook has {count} cells with content, more than the limit of {limit}.',
    ),
    tooManyRows: sentence(
      'Trang tính có {count} dòng, nhiều hơn mức hợp lí ({limit}).',
      'The sheet has {count} lines, more than is plausible ({limit}).',
    ),
    // sheets and headers
    sheetMissing: sentence('Thiếu trang tính "{name}".', 'The sheet "{name}" is missing.'),
    sheetDuplicated: sentence('Có hai trang tính cùng tên "{name}".', 'There are two sheets named "{name}".'),
    headerMissing: sentence('Thiếu cột "{header}".', 'The column "{header}" is missing.'),
    headerDuplicated: sentence('Cột "{header}" bị lặp.', 'The column "{header}" appears twice.'),
    regularColumns: sentence(
      'Môn {subject} ({periods} tiết/năm) phải có {expected} cột ĐĐGtx, tìm thấy {found}.',
      'The subject {subject} ({periods} periods a year) needs {expected} ĐĐGtx columns; {found} found.',
    ),
    labelMissing: sentence('Thiếu dòng "{label}".', 'The line "{label}" is missing.'),
    labelDuplicated: sentence('Dòng "{label}" bị lặp.', 'The line "{label}" appears twice.'),
    // cells of any kind
    valueMissing: sentence('Chưa nhập "{what}".', '"{what}" has not been entered.'),
    errorCell: sentence('Ô có lỗi công thức {found}.', 'The cell holds the formula error {found}.'),
    formulaUncomputed: sentence(
      'Công thức chưa có giá trị được lưu. Hãy mở bằng Excel để tính rồi lưu lại.',
      'The formula has no stored value. Open the workbook in Excel, let it calculate and save it.',
    ),
    notText: sentence('"{what}" phải là chữ, không phải {found}.', '"{what}" must be text, not {found}.'),
    controlCharacter: sentence(
      '"{what}" có kí tự điều khiển hoặc kí tự ẩn ({found}).',
      '"{what}" contains a control or invisible character ({found}).',
    ),
    textTooLong: sentence(
      '"{what}" dài {length} kí tự, vượt giới hạn {limit}.',
      '"{what}" has {length} characters, more than the limit of {limit}.',
    ),
    notAWholeNumber: sentence(
      '"{what}" phải là số nguyên từ {from} đến {to}, tìm thấy "{found}".',
      '"{what}" must be a whole number from {from} to {to}; found "{found}".',
    ),
    // Thông tin
    levelUnknown: sentence(
      'Cấp học phải là THCS hoặc THPT, tìm thấy "{found}".',
      'The school level must be THCS or THPT; found "{found}".',
    ),
    schoolYearInvalid: sentence(
      'Năm học phải có dạng 2025-2026, tìm thấy "{found}".',
      'The school year must look like 2025-2026; found "{found}".',
    ),
    regimeUnknown: sentence(
      'Không biết quy chế đánh giá "{found}" (TT22/2021 hoặc TT58/2011).',
      'Unknown assessment regime "{found}" (TT22/2021 or TT58/2011).',
    ),
    gradeOutsideLevel: sentence(
      'Khối {grade} không thuộc cấp {level}.',
      'Grade {grade} does not belong to the level {level}.',
    ),
    classNameMismatch: sentence(
      'Lớp {className} không khớp với khối {grade}.',
      'The class {className} does not match the grade {grade}.',
    ),
    // Học sinh
    noPupils: sentence('Lớp không có học sinh nào.', 'The class has no pupils.'),
    codeInvalid: sentence(
      'Mã "{found}" không hợp lệ (chỉ chữ, số, gạch; tối đa {limit} kí tự).',
      'The code "{found}" is not valid (letters, digits, dashes; at most {limit} characters).',
    ),
    codeDuplicated: sentence(
      'Mã "{found}" bị lặp, đã có ở ô {first}.',
      'The code "{found}" appears twice; it is already in {first}.',
    ),
    dateInvalid: sentence(
      'Ngày "{found}" không hợp lệ (ngày/tháng/năm, ví dụ 05/09/2012).',
      'The date "{found}" is not valid (day/month/year, e.g. 05/09/2012).',
    ),
    dateImplausible: sentence(
      'Ngày sinh {found} không hợp lí với năm học {schoolYear}.',
      'The birth date {found} is not plausible in the school year {schoolYear}.',
    ),
    genderUnknown: sentence(
      'Giới tính phải là Nam hoặc Nữ, tìm thấy "{found}".',
      'The gender must be Nam or Nữ; found "{found}".',
    ),
    // Phân công
    noSubjects: sentence('Chưa phân công môn học nào.', 'No subject has been assigned.'),
    assessmentUnknown: sentence(
      'Hình thức đánh giá phải là "Điểm số" hoặc "Nhận xét", tìm thấy "{found}".',
      'The form of assessment must be "Điểm số" or "Nhận xét"; found "{found}".',
    ),
    // score sheets and Rèn luyện
    pupilUnknown: sentence(
      'Mã học sinh "{found}" không có trong trang "Học sinh".',
      'The pupil code "{found}" is not in the sheet "Học sinh".',
    ),
    pupilMissing: sentence('Thiếu học sinh {code} ({name}).', 'The pupil {code} ({name}) is missing.'),
    pupilRepeated: sentence(
      'Học sinh {code} bị lặp, đã có ở ô {first}.',
      'The pupil {code} appears twice; already in {first}.',
    ),
    nameMismatch: sentence(
      'Tên "{found}" không khớp với mã {code} ("{expected}").',
      'The name "{found}" does not match the code {code} ("{expected}").',
    ),
    scoreInvalid: sentence(
      '"{found}" không phải là điểm (ví dụ 8 hoặc 8,5).',
      '"{found}" is not a score (e.g. 8 or 8,5).',
    ),
    scoreOutOfRange: sentence(
      'Điểm {found} nằm ngoài thang điểm 0 đến 10.',
      'The score {found} is outside the scale of 0 to 10.',
    ),
    scoreTooPrecise: sentence(
      'Điểm {found} có nhiều hơn một chữ số thập phân.',
      'The score {found} has more than one decimal.',
    ),
    scoreIsDate: sentence(
      'Excel đã đổi điểm thành ngày tháng ({found}). Hãy đặt ô ở dạng số rồi nhập lại điểm.',
      'Excel has turned the score into a date ({found}). Format the cell as a number and enter the score again.',
    ),
    markInvalid: sentence(
      'Mức đánh giá phải là Đ hoặc CĐ, tìm thấy "{found}".',
      'The mark must be Đ or CĐ; found "{found}".',
    ),
    exemptPartly: sentence(
      'Học sinh {code} chỉ được miễn ở một số ô; miễn học thì ghi M ở mọi ô của môn trong học kì.',
      'The pupil {code} is exempt in some cells only; an exemption is entered as M in every cell of the subject and term.',
    ),
    conductUnknown: sentence(
      'Mức "{found}" không có trong quy chế {regime} ({levels}).',
      'The level "{found}" does not exist under {regime} ({levels}).',
    ),
    // a teacher's sheet
    stampMissing: sentence(
      'Tệp không phải phiếu nhập điểm do hệ thống xuất ra, hoặc trang ẩn "Giáp Lai" đã bị xóa. Hãy xuất phiếu mới.',
      'The file is no teacher’s sheet made by this system, or its hidden sheet was removed. Export a new one.',
    ),
    stampDamaged: sentence(
      'Trang ẩn "Giáp Lai" của phiếu đã bị sửa hoặc hỏng. Hãy xuất phiếu mới.',
      'The hidden sheet "Giáp Lai" was edited or damaged. Export a new one.',
    ),
    sheetOfAnother: sentence(
      'Phiếu của {what} "{found}", không phải "{expected}".',
      'The sheet is of "{found}", not of "{expected}".',
    ),
    rowWithoutPupil: sentence(
      'Dòng có dữ liệu nhưng không có mã học sinh. Có thể điểm đã bị đẩy lệch dòng.',
      'The line has values but no pupil code. The values may have been shifted by rows.',
    ),
    rowAdded: sentence(
      'Học sinh "{found}" không có trong phiếu khi xuất. Không thêm học sinh ở phiếu này.',
      'The pupil "{found}" was not in the sheet when it was made. Pupils are not added here.',
    ),
    rowRemoved: sentence(
      'Thiếu dòng của học sinh {code} ({name}), đã có khi xuất phiếu.',
      'The line of the pupil {code} ({name}) is gone; it was there when the sheet was made.',
    ),
    identityEdited: sentence(
      'Cột "{what}" của học sinh {code} đã bị sửa: "{found}", khi xuất là "{expected}". Có thể đã dán lệch dòng.',
      '"{what}" of the pupil {code} was edited: "{found}" instead of "{expected}". The paste may be off by rows.',
    ),
    exemptionChanged: sentence(
      'Không đổi việc miễn học (M) của học sinh {code} ở phiếu này.',
      'Whether the pupil {code} is exempt (M) is not changed here.',
    ),
  },
  notices: {
    sheetIgnored: sentence('Bỏ qua trang tính lạ.', 'An unknown sheet was ignored.'),
    columnIgnored: sentence('Bỏ qua cột lạ "{header}".', 'The unknown column "{header}" was ignored.'),
    labelIgnored: sentence('Bỏ qua dòng lạ "{label}".', 'The unknown line "{label}" was ignored.'),
    strayContent: sentence(
      'Bỏ qua nội dung ở cột không có tiêu đề.',
      'Content in a column without a header was ignored.',
    ),
    cellsEmpty: sentence('{count} ô chưa nhập: {cells}.', '{count} cells not entered yet: {cells}.'),
    absencesEmpty: sentence(
      '{count} ô số buổi nghỉ để trống, tính là 0: {cells}.',
      '{count} empty cells of absences were taken as 0: {cells}.',
    ),
    particularsEmpty: sentence(
      '{count} ô lí lịch để trống: {cells}.',
      '{count} personal particulars are empty: {cells}.',
    ),
    formulasRead: sentence(
      '{count} ô là công thức, đọc theo giá trị đã lưu: {cells}.',
      '{count} cells are formulas and were read by their stored values: {cells}.',
    ),
    activeContentIgnored: sentence(
      'Bỏ qua macro và liên kết ngoài trong tệp ({part}).',
      'Macros and external links in the file were ignored ({part}).',
    ),
    regimeUnexpected: sentence(
      'Khối {grade} năm học {schoolYear} theo lộ trình áp dụng {expected}, tệp ghi {found}.',
      'Grade {grade} in {schoolYear} is due under {expected}; the workbook says {found}.',
    ),
    sheetOutdated: sentence(
      'Điểm trên hệ thống đã thay đổi sau khi xuất phiếu; ô nào trùng nhau sẽ được báo.',
      'Values have changed since the sheet was made; cells changed on both sides will be told.',
    ),
    ordinalDuplicated: sentence('Số thứ tự {found} bị lặp.', 'The ordinal {found} appears twice.'),
  },
} as const satisfies Record<'problems' | 'notices', Record<string, Sentence>>;
