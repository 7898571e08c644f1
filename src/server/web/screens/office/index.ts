// The office: finding, a pupil's years, copies, registers.
import { officeCopies } from './copies.tsx';
import { officeCopy } from './copy.tsx';
import { office } from './office.tsx';
import { officePupil } from './pupil.tsx';
import { officeRegisters } from './registers.tsx';

export const officeScreens = [office, officePupil, officeCopies, officeCopy, officeRegisters];
