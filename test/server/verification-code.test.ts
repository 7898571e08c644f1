// The code on every page: always the same for a document, typed back by people.
import fc from 'fast-check';
import { sha256 } from '../../src/kernel/index.ts';
import type { RecordId } from '../../src/kernel/index.ts';
import { parseVerificationCode, verificationCode } from '../../src/server/application/index.ts';

const code = (id: string, version = 1) => verificationCode(id as RecordId, version, sha256('s'));

describe('a verification code', () => {
  it('depends on record, version and data, and on nothing else', () => {
    expect(code('a')).toBe(code('a'));
    expect(
      new Set([code('a'), code('b'), code('a', 2), verificationCode('a' as RecordId, 1, sha256('t'))]).size,
    ).toBe(4);
  });

  it('is read back however people type it', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        const made = code(id);
        expect(made).toMatch(/^GL(-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
        const typed = made.toLowerCase().replace(/-/g, ' ').replace(/0/g, 'o').replace(/1/g, 'l');
        expect(parseVerificationCode(typed.replace(/^g[l1]/, 'gl'))).toBe(made);
        expect(parseVerificationCode(`GIAPLAI:${made}`)).toBe(made);
        for (const at of ['https://hocba.vidu.vn/v/', 'HTTPS://HOCBA.VIDU.VN:8443/V/', 'http://x/verify/'])
          expect(parseVerificationCode(`${at}${made}`)).toBe(made);
      }),
    );
  });

  it('is told from anything that is none', () => {
    for (const typed of ['', 'GL', 'XX-00000-00000-00000', 'GL-0000U-00000-00000', 'GL-00000-00000-000000']) {
      expect(parseVerificationCode(typed)).toBeNull();
    }
  });
});
