// Pages of the archive: what is packed, packing a class, labels of media.
import { archive } from './archive.tsx';
import { archiveRun } from './run.tsx';

export const archiveScreens = [archive, archiveRun] as const;
