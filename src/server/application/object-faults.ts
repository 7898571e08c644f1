// What can go wrong between the program and an object store (S3): told apart by who can do something about it.
import { Fault, faultTable } from '../../kernel/index.ts';

export const objectFault = faultTable({
  'objects.unreachable': {
    vi: 'Kho đối tượng {place} không trả lời được ({reason}); không có gì bị mất, hãy thử lại sau',
    en: 'The object store {place} cannot answer ({reason}); nothing is lost, try again later',
  },
  'objects.refused': {
    vi: 'Kho đối tượng {place} từ chối ({reason}): xem lại khóa truy cập, quyền và đồng hồ máy',
    en: 'The object store {place} refuses ({reason}): look at access keys, permissions and this machine’s clock',
  },
  'objects.bucketMissing': {
    vi: 'Không có thùng chứa của {place}; chương trình không tự tạo',
    en: 'The bucket of {place} does not exist; the program makes none',
  },
  'objects.badPlace': {
    vi: '“{given}” không phải là nơi trong kho đối tượng: s3://thùng/đường-dẫn',
    en: '"{given}" is no place in an object store: s3://bucket/prefix',
  },
  'blobs.elsewhere': {
    vi: 'Tệp của cài đặt này nằm ở {noted}, còn thiết lập GIAPLAI_BLOBS nói {wanted}; chuyển bằng giaplai blobs move',
    en: 'The blobs of this installation are at {noted}, but GIAPLAI_BLOBS says {wanted}; giaplai blobs move moves them',
  },
});

/** A store that is away says nothing about what it holds: it is no finding about any file. */
export const isAway = (error: unknown): error is Fault =>
  error instanceof Fault && error.code.startsWith('objects.');
