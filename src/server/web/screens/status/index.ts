// How the installation runs: for whoever keeps it running.
import { status } from './status.tsx';
import { statusAuthorities } from './authorities.tsx';
import { statusCertificates } from './certificates.tsx';

export const statusScreens = [status, statusCertificates, statusAuthorities];
