// G9: verifying a document with fourteen signatures against what its cryptography alone costs, and against pdfsig.
import { createHash, verify } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { createVerifier, parseCertificate } from '../src/signing/index.ts';
import { anchor, checkedAt, signedTranscript } from './fixtures/index.ts';
import type { Goal, Outcome } from './goal.ts';
import { linesAgainst, named } from './lines.ts';
import { isInstalled, judgeSigned, withFile } from './outside.ts';
import { race, ratio, type Contestant } from './rounds.ts';

const FLOOR = 'floor: one SHA-256 + 14 RSA-2048 verifications';
const OURS = 'Giáp Lai, the verifier kept';
const FRESH = 'Giáp Lai, a new verifier each time';
const PDFSIG = 'a pdfsig process';

export const verification: Goal = {
  id: 'G9',
  title: 'verification of a document with 14 signatures',
  measure,
};

async function measure(): Promise<Outcome> {
  const { fourteen, principal } = signedTranscript();
  const options = { anchors: [parseCertificate(anchor)], at: checkedAt };
  const kept = createVerifier(options);
  const report = kept(fourteen);
  const good = report.signatures.filter(
    ({ integrity, trust }) => integrity === 'intact' && trust === 'trusted',
  );
  if (report.verdict === 'invalid' || good.length !== 14) {
    throw new Error(`the verifier says ${report.verdict} with ${good.length} sound signatures of 14`);
  }
  const key = parseCertificate(principal.chain[0] ?? new Uint8Array()).publicKey();
  if (key === undefined) throw new TypeError('no public key');
  const attributes = Buffer.alloc(180, 7);
  const value = principal.signSync({ bytes: attributes, digest: new Uint8Array() });
  const floor = () => {
    createHash('sha256').update(fourteen).digest();
    for (let i = 0; i < 14; i++) if (!verify('sha256', attributes, key, value)) throw new Error('not valid');
  };
  const contestants: Contestant[] = [
    { name: FLOOR, once: floor },
    { name: OURS, once: () => kept(fourteen) },
    { name: FRESH, once: () => createVerifier(options)(fourteen) },
  ];
  const timings = await withPdfsig(fourteen, contestants);
  const ours = named(timings, OURS);
  const pdfsig = timings.find(({ name }) => name === PDFSIG);
  return {
    lines: linesAgainst(timings, FLOOR),
    against: 'floor',
    figures: [
      {
        what: 'verification ÷ (one hash + 14 RSA verifications)',
        value: ratio(ours, named(timings, FLOOR)),
        unit: ' ×',
        atMost: 2.5,
      },
      ...(pdfsig
        ? [{ what: 'faster than a pdfsig process', value: ratio(pdfsig, ours), unit: ' ×', atLeast: 8 }]
        : []),
    ],
    remarks: [
      `${fourteen.length} bytes, 14 signers with a certificate each under one authority; verdict "${report.verdict}"`,
      await judgeSigned('document', fourteen, 14, true),
      ...(pdfsig ? ['pdfsig runs with -nocert: it does not build certification paths, we do'] : []),
    ],
  };
}

const withPdfsig = (pdf: Uint8Array, contestants: readonly Contestant[]) =>
  isInstalled('pdfsig')
    ? withFile(pdf, (path) =>
        race([
          ...contestants,
          { name: PDFSIG, most: 3, once: () => spawnSync('pdfsig', ['-nocert', path], { stdio: 'ignore' }) },
        ]),
      )
    : race(contestants);
