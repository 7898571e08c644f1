// What is printed on labels of media besides what they are about.
export const labelWords = {
  title: 'NHÃN VẬT MANG TIN LƯU TRỮ',
  medium: (number: string) => `Số: ${number}`,
  copy: ({ number, of }: { readonly number: number; readonly of: number }) => `Bản ${number}/${of}`,
  about: (classes: number, records: number) =>
    `${classes} gói, ${records} hồ sơ đã ký số. Bảo quản vĩnh viễn.`,
  entry: (className: string, year: string) => `Lớp ${className}, năm học ${year}`,
  content: (records: number, name: string, at: string) => `${records} hồ sơ; gói ${name}; đóng gói ${at}`,
  digest: 'SHA-256',
  check: 'Kiểm tra: SHA-256 của tệp manifest-sha256.txt trong gói phải đúng như in ở đây.',
  printed: (at: string) => `In lúc ${at}`,
  card: ({ number, of }: { readonly number: number; readonly of: number }) => `Thẻ ${number}/${of}`,
} as const;
