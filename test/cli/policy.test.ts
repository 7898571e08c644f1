// giaplai policy and giaplai calendar: what the school's office sees.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { showCalendar } from '../../src/cli/calendar-command.ts';
import { homeAt } from '../../src/cli/home.ts';
import { adoptPolicyFile, checkPolicyFiles, showPolicies } from '../../src/cli/policy-command.ts';
import type { AdoptCommand } from '../../src/cli/policy-command.ts';
import { nameOf } from '../../src/server/application/index.ts';
import { importBook, smallBook, temporaryFolder, testHouse } from '../support/house.ts';
import type { TestHouse } from '../support/house.ts';
import { policyWith } from '../support/policies.ts';

const folder = temporaryFolder();
const book = smallBook({}, 1);
const file = (name: string) => join(folder, name);
let test: TestHouse;
let said: string;

beforeAll(async () => {
  test = await testHouse();
  await importBook(test.house, book);
  const milestone = { id: 'w05', when: { on: 'week', week: 5 }, topic: 'pupilParticulars' } as const;
  const calendar = { milestones: [{ ...milestone, closes: [{ window: 'particulars' }] as const }] };
  const sources = { '/grades': 'Đ1' };
  writeFileSync(file('good.json'), JSON.stringify(policyWith({ calendar, sources })));
  writeFileSync(file('other.json'), JSON.stringify(policyWith({ name: 'Quy chế khác' })));
  writeFileSync(file('bad.json'), JSON.stringify({ ...policyWith(), corrections: { quorum: 2 } }));
});
beforeEach(() => {
  said = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => (said += String(text)).length > 0);
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

const adopt = (name: string, more: Partial<AdoptCommand> = {}) =>
  adoptPolicyFile(homeAt(test.folder), file(name), {
    as: book.staff.principal,
    decision: '7/QĐ-VD',
    ...more,
  });

describe('giaplai policy check', () => {
  it('tells what is wrong and where, and fails', async () => {
    expect(await checkPolicyFiles([file('good.json'), file('bad.json')])).toBe(1);
    expect(said).toContain('✔');
    expect(said).toContain('sửa điểm › số người chứng kiến tối thiểu /corrections/quorum');
    expect(said).toContain('cần 2 người chứng kiến nhưng chỉ nêu 0');
  });

  it('passes what is right, telling which values name no article', async () => {
    expect(await checkPolicyFiles([file('good.json')])).toBe(0);
    expect(said).toContain('/calendar/milestones/0/when/week');
    expect(said).not.toContain('/grades/0');
  });

  it('says plainly that a file cannot be read', () => {
    expect(() => checkPolicyFiles([file('none.json')])).toThrow('cli.cannotRead');
  });
});

describe('giaplai policy adopt', () => {
  it('is refused for the registrar, for a school nobody knows, for a file with mistakes', async () => {
    await expect(adopt('good.json', { as: book.staff.registrar })).rejects.toThrow('access.notPermitted');
    await expect(adopt('good.json', { school: 'Trường Khác' })).rejects.toThrow('cli.whichSchool');
    await expect(adopt('good.json', { as: 'Không Có Ai' })).rejects.toThrow('person.unknown');
    expect(await adopt('bad.json')).toBe(1);
  });

  it('adopts, says so, and says when there was nothing to do', async () => {
    expect(await adopt('good.json')).toBe(0);
    expect(said).toContain('đã ban hành');
    expect(await adopt('good.json', { school: nameOf(book.school.name) })).toBe(0);
    expect(said).toContain('không có gì thay đổi');
    await expect(adopt('other.json')).rejects.toThrow('policy.versionTaken');
  });
});

describe('giaplai policy show', () => {
  it('shows versions, what applies, and what is only a default', async () => {
    expect(await showPolicies(homeAt(test.folder), {})).toBe(0);
    expect(said).toContain('lần 1: Quy chế ví dụ, 7/QĐ-VD');
    expect(said).toMatch(/Duyệt khối 8.*Hiệu trưởng.*mặc định/);
  });

  it('says when no policy governs a year', async () => {
    await showPolicies(homeAt(test.folder), { year: '2019-2020' });
    expect(said).toContain('Chưa có quy chế cho năm học này');
  });
});

describe('giaplai calendar', () => {
  it('shows milestones and windows, and notes what has passed', async () => {
    expect(await showCalendar(homeAt(test.folder), book.className, {})).toBe(0);
    expect(said).toMatch(/đã qua.*05\/10\/2025.*Thông tin học sinh/);
    expect(said).toMatch(/đóng.*thông tin học sinh/);
    const [school] = await test.house.store.read((view) => view.schools());
    const noted = await test.house.store.read((view) => view.passedMilestones(school!.id, book.schoolYear));
    expect(noted.map(({ milestone }) => milestone)).toEqual(['w05']);
  });
});
