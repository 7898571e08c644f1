// Timestamps, OCSP and CRLs of the development PKI in a process of their own, as an authority is elsewhere.
import { startServices } from '../../certs-dev/services.ts';

const [folder = ''] = process.argv.slice(2);
const { url } = await startServices(folder);
console.log(url);
