// Faults of the workflow engine. (A refused event is a value, see engine/refusal.ts.)
import { faultTable } from '../kernel/index.ts';

export const raise = faultTable({
  'workflow.unknown': {
    vi: 'Không có quy trình mang tên {workflow}',
    en: 'There is no workflow called {workflow}',
  },
  'workflow.unknownDefinition': {
    vi: 'Quy trình {workflow} được lưu theo phiên bản {definition}, chương trình này dùng phiên bản {current}',
    en: 'The {workflow} workflow was stored under definition {definition}; this program knows {current}',
  },
});
