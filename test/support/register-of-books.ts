// An invented register of pupils' books, with as many lines as a test wants.
import type { BookRegisterSnapshot } from '../../src/documents/index.ts';
import { instant } from '../../src/kernel/index.ts';
import { sampleTranscript } from './snapshots.ts';

const at = (day: number) => instant(`2026-06-${String(day).padStart(2, '0')}T10:00:00+07:00`);

/** One in three is still to be handed out, one in five was revoked. */
export const sampleBookRegister = (count = 3): BookRegisterSnapshot => ({
  kind: 'bookRegister',
  recordId: '6f0f5a70-3f2b-4d0e-9d5e-3b7c2f1a9c13',
  version: 1,
  school: sampleTranscript().school,
  schoolYear: '2025-2026',
  number: null,
  from: instant('2026-06-01T00:00:00+07:00'),
  until: instant('2026-06-30T23:59:59+07:00'),
  signatories: [
    { key: 'registrar', part: 'registrar', name: 'Hồ Mai Chi', title: null },
    { key: 'leader', part: 'leader', name: 'Lý Bảo Việt', title: 'Hiệu trưởng' },
  ],
  entries: Array.from({ length: count }, (_, index) => {
    const isHanded = index % 3 !== 2;
    return {
      ...{ at: at(1 + (index % 28)), number: `${index + 1}/THCS`, edition: 1 + (index % 2) },
      document: `Học bạ số ${index + 1}/THCS, cấp lần ${1 + (index % 2)} – Nguyễn Thị Ánh Tuyết`,
      ...{ verificationCode: 'GL-4F8ZT-1C6NB-8WQXY', pupilCode: `THCS58${String(index).padStart(4, '0')}` },
      pupil: index % 4 === 0 ? 'Công Tằng Tôn Nữ Hoàng Thị Thuỳ Dương Quỳnh Anh' : 'Lò Ân',
      ...{ className: '9A1', order: '31/QĐ-THCSVD' },
      reason: index % 2 === 0 ? 'hoàn thành cấp học' : 'chuyển trường; cấp lại vì: thất lạc bản cấp lần 1',
      standing: index % 5 === 4 ? 'đã thu hồi ngày 20/06/2026' : isHanded ? 'đã giao' : 'chưa giao',
      handedAt: isHanded ? at(2 + (index % 28)) : null,
      recipient: isHanded ? 'Nguyễn Văn Mẫu' : '',
      identity: isHanded ? 'cha, CCCD 001180000123' : '',
      by: 'Hồ Mai Chi',
    };
  }),
});
