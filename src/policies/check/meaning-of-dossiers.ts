// Whether dossiers can be told apart, have somebody beside their author to approve them, and a deadline that exists.
import type { Policy } from '../policy.ts';
import { stepsAfterAuthor } from '../rules.ts';
import { problem } from './problem.ts';
import type { PolicyProblem } from './problem.ts';

export function dossierProblems({ dossiers = [], calendar }: Policy): readonly PolicyProblem[] {
  const milestones = (calendar?.milestones ?? []).map(({ id }) => id);
  return dossiers.flatMap(({ kind, route, dueBy }, index) => {
    const at = (member: string) => `/dossiers/${index}/${member}`;
    const found: PolicyProblem[] = [];
    if (dossiers.findIndex((other) => other.kind === kind) !== index)
      found.push(
        problem('dossierTwice', at('kind'), {
          vi: `loại hồ sơ “${kind}” đã có`,
          en: `the kind "${kind}" is there already`,
        }),
      );
    if (route !== undefined && stepsAfterAuthor(route).length === 0)
      found.push(
        problem('dossierUnchecked', at('route'), {
          vi: 'ngoài người soạn phải có người kiểm tra, duyệt',
          en: 'somebody beside the author must check it',
        }),
      );
    if (dueBy?.on === 'milestone' && !milestones.includes(dueBy.milestone))
      found.push(
        problem(
          'dossierMilestone',
          at('dueBy/milestone'),
          { vi: `không có mốc “${dueBy.milestone}”`, en: `there is no milestone "${dueBy.milestone}"` },
          milestones,
        ),
      );
    return found;
  });
}
