// Words about where documents are kept.
import { catalogue } from '../../words.ts';

export const documentsWords = catalogue({
  vi: {
    about: 'Vừa thử ghi thật, lúc mở trang này.',
    keptIn: { folder: 'Trong thư mục', objects: 'Trong kho đối tượng' },
    keptWell: {
      folder: (ms: number) => `Ghi được, ${ms} ms`,
      objects: (ms: number) => `Trả lời sau ${ms} ms`,
    },
    keptBadly: {
      folder: (ms: number) => `Không ghi được, sau ${ms} ms`,
      objects: (ms: number) => `Không trả lời, sau ${ms} ms`,
    },
    keptDo: {
      folder: 'Chưa mất gì; việc kí chờ đến khi ghi được. Kiểm tra đĩa còn chỗ và quyền ghi.',
      objects:
        'Chưa mất gì; việc kí chờ đến khi kho trả lời. Kiểm tra đường mạng, khoá truy cập và GIAPLAI_S3_ENDPOINT.',
    },
    roomLeft: (free: string, whole: string) => `Đĩa còn trống ${free} trong ${whole}`,
    roomDo: {
      folder: 'Thêm đĩa trước mùa kí: đĩa đầy thì không ghi, không kí được.',
      objects: 'Đĩa này chỉ chứa bản sao tạm; hết chỗ thì chạy chậm lại. Có thể hạ GIAPLAI_BLOB_CACHE.',
    },
    cacheHolds: (held: string, most: string) => `Bản sao tạm: ${held}, nhiều nhất ${most}`,
    cacheAbout: 'Xoá lúc nào cũng được: mọi tệp lấy lại từ kho.',
    noTroubleYet: 'Từ khi chương trình này chạy chưa gặp trục trặc nào.',
    lastTrouble: 'Trục trặc gần nhất:',
  },
  en: {
    about: 'Tried for real as this page was opened.',
    keptIn: { folder: 'In the folder', objects: 'In the object store' },
    keptWell: {
      folder: (ms: number) => `Can be written, ${ms} ms`,
      objects: (ms: number) => `Answers after ${ms} ms`,
    },
    keptBadly: {
      folder: (ms: number) => `Cannot be written, after ${ms} ms`,
      objects: (ms: number) => `Does not answer, after ${ms} ms`,
    },
    keptDo: {
      folder:
        'Nothing is lost; signing waits until it can be written. Check the room on the disk and the rights.',
      objects:
        'Nothing is lost; signing waits until it answers. Check the network, the access key and GIAPLAI_S3_ENDPOINT.',
    },
    roomLeft: (free: string, whole: string) => `${free} of ${whole} free on the disk`,
    roomDo: {
      folder: 'Add room before the weeks of signing: on a full disk nothing is written or signed.',
      objects:
        'This disk only has copies; without room things get slower. GIAPLAI_BLOB_CACHE may be lowered.',
    },
    cacheHolds: (held: string, most: string) => `Cached copies: ${held}, at most ${most}`,
    cacheAbout: 'May be deleted at any time: every file comes back from the store.',
    noTroubleYet: 'This process has met no trouble there since it began.',
    lastTrouble: 'The last trouble:',
  },
});
