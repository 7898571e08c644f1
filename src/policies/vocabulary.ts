// The parties regulations speak of, as data: the words people read, and what the schema admits.

export const parties = {
  principal: { vi: 'Hiệu trưởng', en: 'principal' },
  vicePrincipal: { vi: 'Phó Hiệu trưởng', en: 'vice principal' },
  leadership: { vi: 'Ban Giám hiệu', en: 'school leadership' },
  systemBoard: { vi: 'Ban quản trị', en: 'board that runs the system' },
  administrator: { vi: 'Người quản trị hệ thống', en: 'system administrator' },
  department: { vi: 'Chuyên môn', en: 'subject department' },
  departmentHead: { vi: 'Tổ trưởng chuyên môn', en: 'department head' },
  subjectTeacher: { vi: 'Giáo viên bộ môn', en: 'subject teacher' },
  homeroomTeacher: { vi: 'Giáo viên chủ nhiệm', en: 'homeroom teacher' },
  registrar: { vi: 'Văn thư', en: 'registrar' },
  office: { vi: 'Văn phòng', en: 'school office' },
} as const;

export type Party = keyof typeof parties;

/** What a milestone is about. */
export const topics = {
  pupilParticulars: { vi: 'Thông tin học sinh', en: 'particulars of pupils' },
  classLists: { vi: 'Danh sách và chia lớp', en: 'class lists' },
  teachingAssignment: { vi: 'Phân công giảng dạy', en: 'teaching assignments' },
  equipmentCensus: { vi: 'Kiểm kê cơ sở vật chất', en: 'count of equipment' },
  scores: { vi: 'Vào điểm', en: 'score entry' },
  classification: { vi: 'Xếp loại hai mặt', en: 'conduct and learning levels' },
  attendance: { vi: 'Kiểm diện', en: 'attendance' },
  teacherBookPrinted: { vi: 'In sổ theo dõi của giáo viên', en: 'teacher’s book printed' },
  transcriptOpened: { vi: 'In bìa và lý lịch học bạ', en: 'transcript cover and particulars' },
  classSummaryPrinted: { vi: 'In, ký bảng tổng hợp', en: 'class summary printed and signed' },
  transcriptPrinted: { vi: 'In, ký học bạ', en: 'transcript printed and signed' },
  editLog: { vi: 'In, ký nhật ký sửa điểm', en: 'edit log printed and signed' },
  progressReview: { vi: 'Kiểm tra tiến độ', en: 'progress review' },
  yearlyReport: { vi: 'Báo cáo hằng năm', en: 'yearly report' },
} as const;

export type Topic = keyof typeof topics;

/** What may be kept for different times (R112). The journal is none of them: its chain proves everything else, and is kept as long as the installation. */
export const keptKinds = {
  transcript: { vi: 'Học bạ', en: 'Transcripts' },
  classSummary: { vi: 'Bảng tổng hợp', en: 'Class summaries' },
  editLog: { vi: 'Nhật ký sửa điểm', en: 'Edit logs' },
  minutes: { vi: 'Biên bản', en: 'Minutes' },
  dossier: { vi: 'Hồ sơ chuyên môn', en: 'Professional dossiers' },
  report: { vi: 'Báo cáo, thống kê', en: 'Reports and statistics' },
  notice: { vi: 'Thông báo đã gửi', en: 'Notices that were sent' },
} as const;

export type KeptKind = keyof typeof keptKinds;

export const eachKeptKind = Object.keys(keptKinds) as readonly KeptKind[];
