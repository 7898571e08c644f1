// On what the figures were measured.
import { cpus, loadavg, totalmem } from 'node:os';

export function describeMachine(): string {
  const [load = 0] = loadavg();
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return (
    `Node ${process.versions.node}, OpenSSL ${process.versions.openssl}, ${cpus().length} × ${first?.model.trim() ?? '?'}, ` +
    `${memory} GiB, load ${load.toFixed(1)}${load > 0.7 ? ' (the machine is busy: trust the ratios, not the times)' : ''}`
  );
}
