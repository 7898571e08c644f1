// A development PKI with its services running, for tests that want real HTTP; the clock is theirs to move.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBadIdentities } from '../../certs-dev/bad-identities.ts';
import { ensurePki } from '../../certs-dev/build.ts';
import type { BadKind } from '../../certs-dev/declaration.ts';
import { startServices, type Services } from '../../certs-dev/services.ts';
import { instant, type Clock, type Instant } from '../../src/kernel/index.ts';
import {
  revocationSource,
  timestamper,
  type RevocationSourceOptions,
  type TimestamperOptions,
} from '../../src/signing/authorities/index.ts';
import { openPkcs12, type Pkcs12Device } from '../../src/signing/devices/index.ts';
import { parseCertificate, type Certificate } from '../../src/signing/x509/index.ts';

/** Stands still until it is moved. */
export interface HandClock extends Clock {
  set(to: Instant): void;
  advance(ms: number): void;
}

export function handClock(at: Instant): HandClock {
  let now = at;
  return {
    now: () => now,
    set: (to) => void (now = to),
    advance: (ms) => void (now = instant(now + ms)),
  };
}

export interface RunningPki {
  readonly folder: string;
  readonly services: Services;
  readonly clock: HandClock;
  readonly anchors: readonly Certificate[];
  readonly intermediates: readonly Certificate[];
  readonly teacher: Pkcs12Device;
  readonly principal: Pkcs12Device;
  readonly seal: Pkcs12Device;
  /** Opened as at a moment at which the certificate was valid. */
  readonly bad: (kind: BadKind, at?: Instant) => Pkcs12Device;
  readonly badFile: (kind: BadKind) => Buffer;
  readonly passphrase: string;
  readonly source: (more?: RevocationSourceOptions) => ReturnType<typeof revocationSource>;
  readonly stamper: (more?: Partial<TimestamperOptions>) => ReturnType<typeof timestamper>;
  stop(): Promise<void>;
}

export async function runningPki(at = instant('2026-06-05T08:00:00+07:00')): Promise<RunningPki> {
  const folder = mkdtempSync(join(tmpdir(), 'pki-services-'));
  const clock = handClock(at);
  const organisation = 'Trường THCS Mẫu';
  const people = [
    { id: 'gv', name: 'Nguyễn Thị Mẫu', role: 'Giáo viên', organisation },
    { id: 'ht', name: 'Lò Văn Mẫu', role: 'Hiệu trưởng', organisation },
  ];
  const pki = await ensurePki(folder, people, [{ id: 'truong', name: organisation }], { at });
  const bad = await ensureBadIdentities(folder, at);
  const services = await startServices(folder, { clock });
  const open = (path: string | undefined, moment = at) =>
    openPkcs12(readFileSync(path!), pki.passphrase, { at: moment });
  const anchors = pki.anchors.map(parseCertificate);
  const intermediates = pki.intermediates.map(parseCertificate);
  return {
    folder,
    services,
    clock,
    anchors,
    intermediates,
    teacher: open(pki.people.get('gv')),
    principal: open(pki.people.get('ht')),
    seal: open(pki.schools.get('truong')?.seal),
    bad: (kind, moment) => open(bad.get(kind), moment),
    badFile: (kind) => readFileSync(bad.get(kind)!),
    passphrase: pki.passphrase,
    source: (more = {}) => revocationSource({ clock, rewrite: services.rewrite, timeoutMs: 5000, ...more }),
    stamper: (more = {}) =>
      timestamper({ url: services.timestamping, anchors, intermediates, timeoutMs: 5000, ...more }),
    stop: async () => {
      await services.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
