// Invented minutes of sealing a medium, with as many packages as a test wants.
import type { SealingMinutesSnapshot } from '../../src/documents/index.ts';
import { instant } from '../../src/kernel/index.ts';
import { sampleTranscript } from './snapshots.ts';

const at = (text: string) => instant(`2026-06-05T${text}+07:00`);

export const sampleSealingMinutes = (count = 3): SealingMinutesSnapshot => ({
  kind: 'sealingMinutes',
  recordId: '6f0f5a70-3f2b-4d0e-9d5e-3b7c2f1a9c12',
  version: 1,
  school: sampleTranscript().school,
  schoolYear: '2025-2026',
  number: '07/BB-THCSVD',
  medium: {
    name: 'Ổ cứng 1',
    kind: 'Ổ cứng ngoài',
    label: 'THCS Ví Dụ – 2025-2026 – bản 1',
    serial: 'WX31A17',
    sealNumber: 'NP-0013',
    keptAt: 'Tủ sắt phòng văn thư',
  },
  meeting: {
    place: 'Phòng văn thư, Trường THCS Ví Dụ',
    openedAt: at('08:30:00'),
    closedAt: at('09:15:00'),
    present: [
      { name: 'Hồ Mai Chi', role: 'văn thư' },
      { name: 'Phan Thanh Bình', role: 'người chứng kiến' },
      { name: 'Lý Bảo Việt', role: 'hiệu trưởng' },
    ],
  },
  checkedAt: at('08:00:00'),
  packages: Array.from({ length: count }, (_, index) => ({
    className: `8A${(index % 4) + 1}`,
    schoolYear: '2025-2026',
    name: '2026-06-04T101500',
    files: 120 + index,
    octets: 12_345_678,
    tagManifest: '0123456789abcdef'.repeat(4),
  })),
  signatories: [
    { key: 'registrar', part: 'registrar', name: 'Hồ Mai Chi', title: null },
    { key: 'witness', part: 'witness', name: 'Phan Thanh Bình', title: null },
    { key: 'leader', part: 'leader', name: 'Lý Bảo Việt', title: 'Hiệu trưởng' },
  ],
});
