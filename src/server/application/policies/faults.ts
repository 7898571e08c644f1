// Faults of adopting policies.
import { faultTable } from '../../../kernel/index.ts';

export const policyFault = faultTable({
  'policy.invalid': {
    vi: 'Quy chế chưa đúng, {count} chỗ: {problems}',
    en: 'The policy is not right in {count} places: {problems}',
  },
  'policy.unknown': {
    vi: 'Trường chưa ban hành quy chế lần {version}',
    en: 'The school has adopted no version {version}',
  },
  'policy.versionTaken': {
    vi: 'Trường đã ban hành quy chế lần {version} với nội dung khác',
    en: 'The school has adopted a version {version} with other contents',
  },
  'policy.decisionMissing': {
    vi: 'Cần số quyết định ban hành quy chế',
    en: 'The number of the decision that adopts the policy is missing',
  },
  'policy.badDate': {
    vi: '“{date}” không phải là ngày, viết như 2026-02-17',
    en: '"{date}" is not a date, written like 2026-02-17',
  },
});
