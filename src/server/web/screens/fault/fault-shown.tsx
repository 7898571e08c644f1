// A problem as a page: what happened, and where to go from here.
import type { Fault } from '../../../../kernel/index.ts';
import { statusOf } from '../../../http/index.ts';
import { Empty } from '../../parts/index.ts';
import type { Shown, Visit } from '../../visit.ts';
import { faultWords } from './words.ts';

export function faultShown(fault: Fault, visit: Visit): Shown {
  const words = faultWords[visit.language];
  const status = statusOf(fault.code);
  const title = fault.title[visit.language];
  const text =
    status === 403 ? words.noRight : status === 404 ? words.notThere : status >= 500 ? words.ours : undefined;
  return {
    title,
    main: (
      <Empty
        icon={status === 403 ? 'lock' : status === 404 ? 'search' : 'alert'}
        title={title}
        {...(text && { text })}
      >
        <div class="d-flex flex-wrap gap-2 justify-content-center">
          <a class="btn btn-primary" href="/">
            {words.home}
          </a>
          <a class="btn" href={`/problems/${fault.code}`}>
            {words.whatToDo}
          </a>
        </div>
      </Empty>
    ),
  };
}
