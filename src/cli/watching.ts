// Progress of a batch, and what went wrong in it.
import type { Progress } from '../server/application/index.ts';
import type { AtSchool } from './at-school.ts';
import { print, red } from './screen.ts';

const stageWords: Readonly<Record<Progress['stage'], string>> = {
  draft: 'Lập văn bản / drafting',
  certify: 'Chứng nhận / certifying',
  sign: 'Ký / signing',
  seal: 'Đóng dấu / sealing',
  extend: 'Dấu thời gian / timestamping',
  archive: 'Lưu trữ / archiving',
};

export const watching =
  ({ bar }: Pick<AtSchool, 'bar'>) =>
  ({ done, total, stage, title }: Progress): void =>
    bar.show(done, total, `${stageWords[stage]}: ${title}`);

const SHOWN = 20;

export function showTrouble(
  failed: readonly { readonly title: string; readonly vi: string; readonly en: string }[],
): void {
  for (const each of failed.slice(0, SHOWN)) print(`  ${red(each.title)}: ${each.vi} / ${each.en}`);
  if (failed.length > SHOWN) print(`  … ${failed.length - SHOWN} nữa / more`);
}
