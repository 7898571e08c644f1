// The office: finding, a pupil's years, copies.
import { officeCopies } from './copies.tsx';
import { officeCopy } from './copy.tsx';
import { office } from './office.tsx';
import { officePupil } from './pupil.tsx';

export const officeScreens = [office, officePupil, officeCopies, officeCopy];
