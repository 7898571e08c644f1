// Accounts looked after by administrators, and by nobody else.
import { freshId, sha256 } from '../../../src/kernel/index.ts';
import type { PersonId } from '../../../src/kernel/index.ts';
import {
  appoint,
  createAccount,
  issueToken,
  leaveSchool,
  listAccounts,
  resetAccount,
  restoreAccount,
  setPassword,
  suspendAccount,
  tokenFrom,
  verifyChain,
} from '../../../src/server/application/index.ts';
import type { AppointedRole } from '../../../src/server/application/index.ts';
import { credentialsOf } from '../../../src/server/credentials/index.ts';
import { codeOf } from '../../support/faults.ts';
import { enter, holder, password, setup, site, somebody, testGate } from '../../support/gate.ts';
import type { TestGate } from '../../support/gate.ts';

const decision = { number: '3/QĐ-THCS', date: '2026-05-30' };

describe('accounts', () => {
  let gate: TestGate;
  beforeEach(async () => (gate = await testGate()));
  afterEach(() => gate.close());

  const inRole = async (role: AppointedRole, schoolId = gate.schoolId): Promise<PersonId> => {
    const person = freshId<PersonId>();
    await gate.store.write((transaction) =>
      transaction.addPeople([{ id: person, schoolId, name: `${role} ${person}` }]),
    );
    const scope = role === 'homeroomTeacher' ? { classes: [freshId<never>()] } : {};
    await appoint(gate, { schoolId, person, role, scope, decision }, setup);
    return person;
  };

  it('are opened once per person, by an administrator of the school', async () => {
    const administrator = { person: await inRole('administrator') };
    const person = await somebody(gate);
    const request = { person, loginName: 'Lan.Anh', email: 'Lan.Anh@example.edu.vn' };
    const { account, link } = await createAccount(gate, request, administrator);
    expect(account).toMatchObject({
      loginName: 'lan.anh',
      email: 'lan.anh@example.edu.vn',
      secondFactor: false,
    });
    await setPassword(gate, { link, password });
    expect((await enter(gate, 'lan.anh')).next).toBe('session');
    const another = await somebody(gate, 'Người khác');
    for (const taken of [
      request,
      { ...request, person: another },
      { person: another, loginName: 'khac', email: request.email },
      { person: another, loginName: request.email },
    ])
      expect(await codeOf(createAccount(gate, taken, administrator))).toBe('account.alreadyThere');
  });

  it('refuse names that look like others, and addresses that are no single address', async () => {
    const person = await somebody(gate);
    for (const loginName of ['', 'ab', 'lân.anh', 'lаn.anh', 'a b c', '.abc', 'a'.repeat(65), 'abc\nxyz'])
      expect(await codeOf(createAccount(gate, { person, loginName }, setup))).toBe(
        'account.loginNameMalformed',
      );
    for (const email of [
      '',
      'a',
      'a@b',
      'a@b.vn, c@d.vn',
      'a@b.vn\nBcc: c@d.vn',
      '<a@b.vn>',
      'a b@c.vn',
      '"a"@b.vn',
    ])
      expect(await codeOf(createAccount(gate, { person, loginName: 'lan.anh', email }, setup))).toBe(
        'account.emailMalformed',
      );
  });

  it('are not touched by other roles, former administrators, or administrators of another school', async () => {
    const { account, person } = await holder(gate);
    const elsewhere = freshId();
    await gate.store.write((transaction) =>
      transaction.addSchool({
        id: elsewhere,
        name: 'Trường khác',
        level: 'THCS',
        province: 'Khác',
        commune: 'Khác',
      }),
    );
    const former = await inRole('administrator');
    await leaveSchool(gate, { person: former, decision }, setup);
    const actors = [
      person,
      former,
      await inRole('administrator', elsewhere),
      await inRole('principal', elsewhere),
      await inRole('registrar'),
      await inRole('homeroomTeacher'),
      await inRole('inspector'),
      'nobody' as PersonId,
    ];
    const newcomer = await somebody(gate, 'Người mới');
    for (const who of actors) {
      const actor = { person: who };
      for (const attempt of [
        suspendAccount(gate, account.id, actor),
        restoreAccount(gate, account.id, actor),
        resetAccount(gate, { account: account.id, secondFactors: true }, actor),
        createAccount(gate, { person: newcomer, loginName: 'nguoi.moi' }, actor),
      ])
        expect(await codeOf(attempt)).toBe('access.notPermitted');
    }
    expect((await enter(gate)).next).toBe('session');
  });

  it('take tokens of programs along: closed while suspended, gone after a reset, all in the journal', async () => {
    const actor = { person: await inRole('administrator') };
    const { account, person } = await holder(gate);
    const { person: other } = await holder(gate, 'nguoi.khac');
    const wish = { label: 'sổ', scopes: ['read', 'sign'] as const, days: 366 };
    const { token } = await issueToken(gate, { person, ...wish });
    const { token: untouched } = await issueToken(gate, { person: other, ...wish });
    await suspendAccount(gate, account.id, actor);
    expect(await tokenFrom(gate, token)).toBeNull();
    await restoreAccount(gate, account.id, actor);
    expect(await tokenFrom(gate, token)).toMatchObject({ personId: person });
    await resetAccount(gate, { account: account.id, secondFactors: false }, actor);
    expect(await tokenFrom(gate, token)).toBeNull();
    expect(await tokenFrom(gate, untouched)).toMatchObject({ personId: other });
    const entries = await gate.store.read((view) => view.journal(0, 100));
    expect(entries.filter(({ event }) => event.type === 'apiToken.revoked')).toMatchObject([
      { actor: `person:${actor.person}` },
    ]);
  });

  it('are listed without anything secret', async () => {
    await holder(gate);
    const listed = await listAccounts(gate, {
      by: await inRole('principal'),
      schoolId: gate.schoolId,
      page: { limit: 100 },
    });
    expect(listed).toHaveLength(1);
    expect(JSON.stringify(listed)).not.toMatch(/argon2|passwordHash|totpSecret/);
    const by = await inRole('registrar');
    expect(await codeOf(listAccounts(gate, { by, schoolId: gate.schoolId, page: { limit: 1 } }))).toBe(
      'access.notPermitted',
    );
  });

  it('leave a chained trace of who did what, the links themselves not among it', async () => {
    const administrator = await inRole('administrator');
    const { account } = await holder(gate);
    const { link } = await resetAccount(
      gate,
      { account: account.id, secondFactors: true },
      { person: administrator },
    );
    const entries = await gate.store.read((view) => view.journal(0, 100));
    expect(entries.at(-1)).toMatchObject({
      actor: `person:${administrator}`,
      event: { type: 'account.reset', account: account.id, secondFactorsDropped: true },
    });
    expect(JSON.stringify(entries)).not.toContain(link);
    expect(JSON.stringify(entries)).not.toContain(sha256('token:', link));
    expect(verifyChain(entries).findings).toEqual([]);
  });
});

describe('stored hashes', () => {
  const { passwords, oneTimeCodes } = credentialsOf({
    key: new Uint8Array(32),
    issuer: 'Giáp Lai',
    site: { ...site, name: 'Giáp Lai', origins: [site.origin] },
  });

  it('are Argon2id with 46 MiB, each with its own salt, and older ones are known as such', async () => {
    const [first, second] = await Promise.all([passwords.hash(password), passwords.hash(password)]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
    expect(first).not.toBe(second);
    expect(passwords.isOutdated(first)).toBe(false);
    expect(passwords.isOutdated(first.replace('m=47104', 'm=4096'))).toBe(true);
    expect(await passwords.verify(first, password)).toBe(true);
    expect(await passwords.verify(null, 'a password that nobody has')).toBe(false);
    expect(await passwords.verify(first, 'x'.repeat(10_000_000))).toBe(false);
  });

  it('of codes agree with RFC 6238, appendix B', () => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    for (const [seconds, code] of [
      [59, '287082'],
      [1_111_111_109, '081804'],
      [1_234_567_890, '005924'],
      [20_000_000_000, '353130'],
    ] as const)
      expect(oneTimeCodes.stepOf(secret, code, (seconds * 1000) as never)).toBe(Math.floor(seconds / 30));
    for (const odd of ['', '28708', '2870822', ' 28708', '٢٨٧٠٨٢', 'abcdef'])
      expect(oneTimeCodes.stepOf(secret, odd, 59_000 as never)).toBeNull();
  });
});
