// People of a school: added by the administrator, found as Vietnamese names are looked for.
import * as fc from 'fast-check';
import type { PersonId } from '../../../src/kernel/index.ts';
import { addPerson, appoint, isCalled, listPeople } from '../../../src/server/application/index.ts';
import { codeOf } from '../../support/faults.ts';
import { setup, somebody, testGate, type TestGate } from '../../support/gate.ts';

describe('the people of a school', () => {
  let gate: TestGate;
  let office: PersonId;
  beforeEach(async () => {
    gate = await testGate();
    office = await somebody(gate, 'Quản Trị Viên');
    const decision = { number: '1/QĐ', date: '2026-05-01' };
    const { schoolId } = gate;
    await appoint(gate, { schoolId, person: office, role: 'administrator', decision }, setup);
  });
  afterEach(() => gate.close());

  const add = (name: string, by = office) =>
    addPerson(gate, { schoolId: gate.schoolId, name }, { person: by });
  const names = async (called?: string) =>
    (
      await listPeople(gate, { by: office, schoolId: gate.schoolId, ...(called !== undefined && { called }) })
    ).map(({ name }) => name);

  it('stand by given name and are found with or without marks', async () => {
    for (const name of ['Trần Văn Ân', 'Đỗ Thị An', 'Lê Văn Bình', 'Bùi Thị Giang', 'Đặng Ánh'])
      await add(name);
    expect(await names()).toEqual([
      'Đỗ Thị An',
      'Đặng Ánh',
      'Trần Văn Ân',
      'Lê Văn Bình',
      'Bùi Thị Giang',
      'Quản Trị Viên',
    ]);
    expect(await names('bui gi')).toEqual(['Bùi Thị Giang']);
    expect(await names('DO an')).toEqual(['Đỗ Thị An']);
    expect(await names('giang BÙI')).toEqual(['Bùi Thị Giang']);
    expect(await names('inh')).toEqual([]);
    expect(await names('%_*')).toHaveLength(6);
  });

  it('are added by the administrator alone, once, with a name that can be read; the journal tells who did', async () => {
    const added = await add('  Nguyễn Thị\u00a0Lan ');
    expect(added.name).toBe('Nguyễn Thị Lan');
    expect(await codeOf(add('Nguyễn Thị Lan'.normalize('NFD')))).toBe('person.alreadyThere');
    for (const odd of ['', '   ', '123', 'Lan\u202eAn', 'Lan\u200bAn', 'x'.repeat(201)])
      expect(await codeOf(add(odd))).toBe('person.nameMalformed');
    expect(await codeOf(add('Ai Đó', added.id))).toBe('access.notPermitted');
    const entries = await gate.store.read((view) => view.journal(0, 100));
    expect(entries.filter(({ event }) => event.type === 'person.added')).toMatchObject([
      { actor: `person:${office}`, event: { person: added.id } },
    ]);
    expect(JSON.stringify(entries)).not.toContain('Lan');
  });

  it('are listed for those who may know them, and only those of the school', async () => {
    const nobody = await somebody(gate, 'Người Ngoài');
    const { schoolId } = gate;
    expect(await codeOf(listPeople(gate, { by: nobody, schoolId }))).toBe('access.notPermitted');
    expect(await codeOf(listPeople(gate, { by: office, schoolId: 'khac' }))).toBe('access.notPermitted');
    const [, admin] = await listPeople(gate, { by: office, schoolId });
    expect(admin).toMatchObject({ id: office, roles: ['administrator'], hasAccount: false });
  });

  it('are found by any part of their own name', () => {
    const word = fc.constantFrom('An', 'Ân', 'Ánh', 'Bình', 'Đức', 'Dung', 'Ý', 'Yến');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.nat(3), (words, at) => {
        const name = words.join(' ');
        expect(isCalled(name, words[at % words.length]!.normalize('NFD').toUpperCase())).toBe(true);
        expect(isCalled(name, 'Khác')).toBe(false);
      }),
    );
  });
});
