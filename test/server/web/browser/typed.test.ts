// What people type, as the score log keeps it, and back.
import { readTyped, shown } from '../../../../src/server/web/browser/sheet/typed.ts';

const read = (kind: Parameters<typeof readTyped>[0], text: string, regime: 'TT22' | 'TT58' = 'TT22') => {
  const typed = readTyped(kind, text, regime);
  return typed.ok ? typed.value : `wrong ${typed.wrong}`;
};

describe('a typed mark', () => {
  it('may have a comma or a point, and one decimal', () => {
    for (const [text, value] of [
      ['8,5', '85'],
      ['8.5', '85'],
      [' 10 ', '100'],
      ['0', '0'],
      ['', null],
    ] as const)
      expect(read('score', text)).toBe(value);
    for (const text of ['11', '8,55', '-1', '8,', '1e1', 'Đ', '٨', '10,1'])
      expect(read('score', text)).toBe('wrong score');
  });

  it('is Đ or CĐ in comment subjects, also without a Vietnamese keyboard', () => {
    for (const [text, value] of [
      ['đ', 'Đ'],
      ['D', 'Đ'],
      ['cđ', 'CĐ'],
      ['Chưa  đạt', 'CĐ'],
      ['Đạt', 'Đ'],
    ] as const)
      expect(read('comment', text)).toBe(value);
    // Decomposed, as some programs copy it.
    expect(read('comment', 'Đạt'.normalize('NFD'))).toBe('Đ');
    expect(read('comment', '8')).toBe('wrong comment');
    expect(read('comment', 'constructor')).toBe('wrong comment');
  });

  it('is shown with a comma', () => {
    expect([shown('score', '85'), shown('score', '100'), shown('score', '0'), shown('score', null)]).toEqual([
      '8,5',
      '10,0',
      '0,0',
      '',
    ]);
    expect(shown('date', '2012-09-05')).toBe('05/09/2012');
  });
});

describe('a typed level of conduct', () => {
  it('is one of the circular’s, whole or by its beginning', () => {
    for (const [text, value] of [
      ['t', 'Tốt'],
      ['kha', 'Khá'],
      ['đạt', 'Đạt'],
      ['chưa', 'Chưa đạt'],
    ] as const)
      expect(read('conduct', text)).toBe(value);
    expect(read('conduct', 'Yếu')).toBe('wrong conduct');
    expect(read('conduct', 'Yếu', 'TT58')).toBe('Yếu');
  });

  it('is not guessed where two begin alike', () => {
    expect(read('conduct', 't', 'TT58')).toBe('wrong conduct');
    expect(read('conduct', 'tr', 'TT58')).toBe('Trung bình');
  });
});

describe('other cells', () => {
  it('take days that exist, counts and texts that can be printed, and do not become empty where they may not', () => {
    expect([read('date', '5/9/2012'), read('date', '31/02/2012')]).toEqual(['2012-09-05', 'wrong date']);
    expect([read('count', '007'), read('count', '1,5'), read('count', '')]).toEqual([
      '7',
      'wrong count',
      'wrong needed',
    ]);
    expect(read('remark', 'Tiến bộ\nrõ')).toBe('Tiến bộ\nrõ');
    expect(read('remark', 'a\u202eb')).toBe('wrong remark');
    expect(read('gender', 'nu')).toBe('Nữ');
  });
});
