// Invented names out of common words, every mark of Vietnamese among them.
import type { Draw } from './draw.ts';

type Words = readonly [string, ...string[]];
const words = (text: string): Words => text.split(' ') as unknown as Words;

const families = words(
  'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đoàn Trịnh Lương Tạ Quách Kiều Ỷ',
);
const middles = words(
  'Thị Văn Ngọc Minh Thanh Quốc Gia Bảo Hoài Kim Xuân Đức Hữu Thuỳ Mỹ Diễm Tường Ái Đăng Khắc Phước Uyển Ưng',
);
const given = words(
  'Ánh Ẩn Bằng Bình Cẩm Châu Chi Cường Diễm Dũng Duyên Đạt Giang Hạnh Hằng Hiếu Hoa Huệ Huy Hương Khang Khánh Kiệt Lan Lễ Linh Long Lộc Mai Mẫn Nghĩa Nguyệt Nhã Nhi Oanh Phong Phúc Phượng Quân Quyên Quỳnh Sơn Sửu Tâm Thảo Thắng Thọ Thơ Thu Thuỷ Thuý Thư Tiến Trang Trí Trường Tuấn Tuyết Tuệ Uyên Ước Vân Việt Vỹ Vy Ý Yến Yển',
);

/** Three words, now and then four. */
export const nameOfPupil = ({ pick, share }: Draw): string =>
  [pick(families), pick(middles), ...(share() < 0.3 ? [pick(middles)] : []), pick(given)].join(' ');

/** One that nobody in `taken` has: a class book tells its teachers apart by name. */
export function nameOfTeacher(draw: Draw, taken: Set<string>): string {
  for (;;) {
    const name = `${draw.pick(families)} ${draw.pick(middles)} ${draw.pick(middles)} ${draw.pick(given)}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}
