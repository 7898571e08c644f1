// What threads of the workshop need of the use cases, and nothing more: of a thread's start most is what it loads.
export { applicationFault } from '../faults.ts';
export { isAway, objectFault } from '../object-faults.ts';
export { diskTrouble } from '../disk-trouble.ts';
export { archiveFault } from '../archive/preservation/faults.ts';
export { fileName } from '../archive/file-names.ts';
export { packedInTurns } from '../archive/bag.ts';
export { checkExtract } from '../archive/check-extract.ts';
export { viewerPage } from '../archive/viewer/page.ts';
export { jsonOf } from '../verification/json.ts';
export { printedExamination } from '../verification/printed.ts';
export { examineSuccession } from '../verification/succession/examine-succession.ts';
