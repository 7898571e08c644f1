// Words about where packages are kept, and how the last check of each place went.
import { catalogue } from '../../words.ts';

export const placeWords = catalogue({
  vi: {
    title: 'Nơi giữ gói và lần kiểm tra gần nhất',
    place: 'Nơi giữ',
    shelf: 'Kho của máy chủ',
    medium: 'Loại',
    mediumOf: {
      externalDrive: 'Ổ cứng ngoài',
      opticalDisc: 'Đĩa quang',
      usbDrive: 'USB',
      cloudFolder: 'Kho mạng',
    },
    server: 'Máy chủ',
    holds: 'Đang giữ',
    packages: (count: number) => `${count} gói`,
    checked: 'Kiểm tra gần nhất',
    never: 'Chưa kiểm tra',
    whole: 'Nguyên vẹn',
    decayed: (count: number) => `${count} chỗ hư hỏng`,
  },
  en: {
    title: 'Where packages are kept, and the last check',
    place: 'Place',
    shelf: 'The server’s shelf',
    medium: 'Kind',
    mediumOf: {
      externalDrive: 'External drive',
      opticalDisc: 'Optical disc',
      usbDrive: 'USB drive',
      cloudFolder: 'Network folder',
    },
    server: 'Server',
    holds: 'Holds',
    packages: (count: number) => (count === 1 ? '1 package' : `${count} packages`),
    checked: 'Last check',
    never: 'Never checked',
    whole: 'Whole',
    decayed: (count: number) => `Decayed in ${count} ${count === 1 ? 'place' : 'places'}`,
  },
});
