// How the installation runs: for whoever keeps it running.
import { status } from './status.tsx';
import { statusAuthorities } from './authorities.tsx';
import { statusCertificates } from './certificates.tsx';
import { statusDocuments } from './documents.tsx';

export const statusScreens = [status, statusDocuments, statusCertificates, statusAuthorities];
