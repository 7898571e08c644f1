// What a class was judged and signed under: the regime of assessment, the school's policy, how long its package is kept.
import { toIso } from '../../../kernel/index.ts';
import type { PackageFile } from '../ports/archive-shelf.ts';
import { jsonFile } from './json-file.ts';
import type { Archiving } from './packing.ts';

export function ruleFile({ schoolClass, inForce, duties }: Archiving): PackageFile {
  return jsonFile('data/rules.json', {
    regime: { id: schoolClass.regime, name: regimeNames[schoolClass.regime] },
    policy: inForce && {
      ...inForce.adopted,
      adoptedAt: toIso(inForce.adopted.adoptedAt),
      content: inForce.policy,
    },
    copies: duties.map(({ medium, vi, until }) => ({ medium, vi, keepUntil: until })),
  });
}

export const regimeNames = {
  TT22: 'Thông tư 22/2021/TT-BGDĐT',
  TT58: 'Thông tư 58/2011/TT-BGDĐT, sửa đổi bởi Thông tư 26/2020/TT-BGDĐT',
} as const;
