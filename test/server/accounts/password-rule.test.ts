// Which passwords may be chosen.
import * as fc from 'fast-check';
import { Fault } from '../../../src/kernel/index.ts';
import { soundPassword } from '../../../src/server/application/index.ts';
import { passwordGuesses } from '../../../src/server/credentials/index.ts';

const guesses = passwordGuesses();
const about = ['lan.anh', 'lan.anh@example.edu.vn', 'Trần Thị Lan Anh', 'Trường THCS Hoa Mai'];
const verdict = (password: string): string => {
  try {
    soundPassword(password, about, guesses);
    return 'sound';
  } catch (failure) {
    if (failure instanceof Fault) return failure.code;
    throw failure;
  }
};

describe('passwords', () => {
  it.each([
    'bèo hoa dâu trôi ngược 93',
    'con trâu uống cà phê đen',
    'kẹo lạc, ô tím, 7 con vịt',
    'tqYx8-vbRm2_LwzKp4',
    '🐃🌧️🍚🛶🎋🐃🐓🪁 trời xanh',
  ])('may be %s', (password) => {
    expect(verdict(password)).toBe('sound');
  });

  it.each([
    '123456789012345',
    '987654321098765',
    'aaaaaaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    'abcdefghijklmnopqrst',
    'qwertyuiopasdfghjkl',
    'password123456789',
    'P@ssw0rdP@ssw0rd1!',
    'matkhau123456789',
    'Mật khẩu của nguyễn',
    'correcthorsebatterystaple',
    'tranthilananh2026',
    'Trần Thị Lan Anh 123',
    'truongthcshoamai1',
    'lan.anh@example.edu.vn',
    'lan.anh.lan.anh.lan.anh',
    'michaeljordan23',
    'Manchester United',
    'liverpool1Liverpool',
    'h@rleydavids0n1',
    'zaq12wsxcde34rfv',
  ])('may not be %s', (password) => {
    expect(verdict(password)).toBe('account.passwordGuessable');
  });

  it('have at least fifteen letters as people count them, and at most 128', () => {
    expect(verdict('ngắn quá trời!')).toBe('account.passwordTooShort');
    expect(verdict('🐃🌧🍚🛶🎋🐓🪁')).toBe('account.passwordTooShort');
    expect(verdict('ỷ'.normalize('NFD').repeat(14))).toBe('account.passwordTooShort');
    expect(verdict('đò ơi '.repeat(30))).toBe('account.passwordTooLong');
  });

  it('of random letters are never called guessable, whatever is in them', () => {
    const letters = 'bcdghkmnprvxyBCDGHKMNPRVXY-_ 26789'.split('');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...letters), { minLength: 40, maxLength: 60 }), (some) => {
        fc.pre(new Set(some).size > 15);
        return verdict(some.join('')) === 'sound';
      }),
      { numRuns: 100 },
    );
  });

  it('take no time to judge that an attacker could use', () => {
    const started = performance.now();
    for (const text of [
      'a'.repeat(128),
      'ab'.repeat(64),
      'aab'.repeat(42),
      '4@8({[</369&#!'.repeat(9).slice(0, 128),
      `${'ab'.repeat(60)}c`,
    ])
      verdict(text);
    verdict('x'.repeat(1_000_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});
