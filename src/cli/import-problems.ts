// Problems and notices of a workbook, each with its sheet and cell, Vietnamese first.
import type { Notice, Problem } from '../workbooks/index.ts';
import { bold, dim, red, yellow } from './screen.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

export function showProblems(file: string, problems: readonly Problem[]): void {
  say(red(bold(`✘ ${file}: không nhập, có ${problems.length} lỗi / refused, ${problems.length} problems`)));
  for (const each of problems) show(each);
}

export function showNotices(file: string, notices: readonly Notice[]): void {
  if (notices.length === 0) return;
  say(yellow(`! ${file}: ${notices.length} lưu ý / notices`));
  for (const each of notices) show(each);
}

function show({ sheet, cell, vi, en }: Problem | Notice): void {
  const where = [sheet, cell].filter((part) => part !== null && part !== '').join('!');
  say(`  ${where === '' ? '' : `${bold(where)}: `}${vi}`);
  say(dim(`    ${en}`));
}
