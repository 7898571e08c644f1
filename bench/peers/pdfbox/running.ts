// PDFBox at work: what can be asked of the Java process, with files in a folder that goes when it ends.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeKeyFile } from '../../../certs-dev/key-file.ts';
import type { Instant } from '../../../src/kernel/index.ts';
import type { KeyDevice } from '../../../src/signing/devices/index.ts';
import type { Spent } from '../../rounds.ts';
import { converse } from './conversation.ts';

export interface PdfBoxSigning {
  readonly pdf: Uint8Array;
  /** Filled where there is one of this name, otherwise PDFBox makes a field of its own. */
  readonly field: string;
  /** See Form.java: `PKCS7` as PDFBox's own examples write it, the others in DER. */
  readonly form: 'PKCS7' | 'PKCS7_DER' | 'CADES';
  readonly device: KeyDevice;
  readonly at: Instant;
  readonly picture?: Picture;
}

/** A scan with soft edges: both layers deflated, eight bits a pixel. */
export interface Picture {
  readonly scan: readonly [width: number, height: number];
  /** Points. */
  readonly field: readonly [width: number, height: number];
  readonly gray: Uint8Array;
  readonly alpha: Uint8Array;
}

export interface ReadSignature {
  readonly fields: readonly string[];
  readonly subFilter: string;
  readonly byteRange: readonly number[];
  /** `verified` when BouncyCastle finds digest and signature right, otherwise what it says. */
  readonly verdict: string;
  /** Name of the certificate that it was verified with. */
  readonly signer: string;
}

export interface RunningPdfBox {
  readonly sign: (signing: PdfBoxSigning) => Promise<Buffer>;
  /** Gets ready to sign one document many times; each call signs so many pieces and says what they took. */
  readonly signingAgain: (signing: PdfBoxSigning) => Promise<(pieces: number) => Promise<Spent>>;
  readonly read: (
    pdf: Uint8Array,
  ) => Promise<{ readonly pages: number; readonly signatures: readonly ReadSignature[] }>;
  readonly end: () => Promise<void>;
}

export function runPdfBox(jars: readonly string[], options: readonly string[] = []): RunningPdfBox {
  const folder = mkdtempSync(join(tmpdir(), 'giaplai-pdfbox-'));
  const { ask, end } = converse(jars, options);
  let files = 0;
  const written = (bytes: Uint8Array) => {
    const path = join(folder, String(files++));
    writeFileSync(path, bytes);
    return path;
  };
  const words = ({ field, form, at, picture, device: { key, chain } }: PdfBoxSigning) => {
    const keyFile = writeKeyFile({ key, chain, passphrase, friendlyName: 'pdfbox', iterations: 2048 });
    const shown = picture
      ? [...[...picture.scan, ...picture.field].map(String), written(picture.gray), written(picture.alpha)]
      : [];
    return [field, form, String(at), written(keyFile), passphrase, ...shown];
  };
  return {
    sign: async (signing) => {
      const signed = join(folder, 'signed');
      await ask('sign', written(signing.pdf), signed, ...words(signing));
      return readFileSync(signed);
    },
    signingAgain: async (signing) => {
      const [id = ''] = await ask('ready', written(signing.pdf), ...words(signing));
      return async (pieces) => {
        const [line = ''] = await ask('repeat', id, String(pieces));
        const [wall = NaN, cpu = NaN] = line.split('\t').map((nanoseconds) => Number(nanoseconds) / 1e6);
        return { wall, cpu };
      };
    },
    read: async (pdf) => {
      const [pages, ...lines] = await ask('read', written(pdf));
      return { pages: Number(pages), signatures: lines.map(toSignature) };
    },
    end: async () => {
      await end();
      rmSync(folder, { recursive: true });
    },
  };
}

const passphrase = 'do-thu';

function toSignature(line: string): ReadSignature {
  const [fields = '', subFilter = '', range = '', verdict = '', signer = ''] = line.split('\t');
  return { fields: fields.split(','), subFilter, byteRange: range.split(',').map(Number), verdict, signer };
}
