// The book over the API, from the request to another school's next book.
import { bookCandidates } from '../../../src/server/application/index.ts';
import { testHouse, type ImportedClass } from '../../support/house.ts';
import { call, startApi, type TestApi } from '../../support/api.ts';
import { importGrades, PUPIL } from '../../support/books.ts';
import { copyRequest, SCHOOL } from '../../support/copies-office.ts';
import { good } from '../../support/school-office.ts';
import { verifySigned } from '../../support/signed-transcripts.ts';

jest.setTimeout(240_000);

const key = { kind: 'development' };
const NEXT = 'Trường THCS Bên Sông';

describe('the pupil’s book over the API', () => {
  let api: TestApi;
  let ours: readonly ImportedClass[];
  let theirs: readonly ImportedClass[];
  let tokens: Readonly<
    Record<'registrar' | 'principal' | 'teacher' | 'nextRegistrar' | 'nextPrincipal', string>
  >;
  let book: Buffer;

  beforeAll(async () => {
    const test = await testHouse();
    ours = await importGrades(test.house, [{ grade: 6 }, { grade: 7 }]);
    const at = { code: 'BS077', school: NEXT, birthDate: '2011-03-06' };
    theirs = await importGrades(test.house, [{ grade: 8 }], at);
    const plain = { ...at, code: 'BS078', name: 'NGUYEN HOANG PHUONG UYEN THUY', birthDate: '2011-03-05' };
    const alike = { ...at, code: 'BS079', name: 'Nguyễn Hoàng Phượng Uyển Thuyn' };
    await importGrades(test.house, [{ grade: 7, locked: false }], plain);
    await importGrades(test.house, [{ grade: 9, locked: false }], alike);
    api = await startApi({ test, imported: ours[0]! });
    const of = (one: ImportedClass, role: 'registrar' | 'principal') => api.tokenOf(one.cast[role]);
    tokens = {
      registrar: await of(ours[0]!, 'registrar'),
      principal: await of(ours[0]!, 'principal'),
      teacher: await api.tokenOf(
        ours[0]!.cast.subjectTeachers.find((one) => one !== ours[0]!.cast.homeroom)!,
      ),
      nextRegistrar: await of(theirs[0]!, 'registrar'),
      nextPrincipal: await of(theirs[0]!, 'principal'),
    };
  });
  afterAll(() => api.close());

  const get = (at: string, token: string) => call(api, 'GET', at, token);
  const post = (at: string, token: string, body?: unknown) => call(api, 'POST', at, token, body);
  const pdfOf = async (at: string, token: string) => {
    const response = await fetch(`${api.url}${at}`, { headers: { authorization: `Bearer ${token}` } });
    expect(response.headers.get('content-type')).toBe('application/pdf');
    return Buffer.from(await response.arrayBuffer());
  };
  const send = async (file: Uint8Array, token: string) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/pdf' };
    const body = Uint8Array.from(file);
    const response = await fetch(`${api.url}/api/foreign-books`, { method: 'POST', headers, body });
    return { status: response.status, body: (await response.json()) as { readonly id: string } };
  };
  const made = async (record: string, registrar: string, principal: string) => {
    const asked = { record, reason: 'transfer', request: copyRequest };
    const { id } = (await good(post('/api/books', registrar, asked))) as { id: string };
    await good(post(`/api/books/${id}/decision`, principal, { granted: 'yes', number: '31/QĐ' }));
    await good(post(`/api/books/${id}/draft`, registrar));
    await good(post(`/api/books/${id}/signature`, principal, { as: 'signer', key }));
    await good(post(`/api/books/${id}/signature`, registrar, { as: 'seal', key }));
    return id;
  };

  it('is made by the office on the principal’s word, read by whoever may, handed out and listed', async () => {
    const id = await made(ours[1]!.records[0]!, tokens.registrar, tokens.principal);
    const standing: unknown = await good(get(`/api/books/${id}`, tokens.registrar));
    expect(standing).toMatchObject({ state: 'sealed', number: 1, edition: 1, pupil: PUPIL });
    const { paper, verificationCode } = standing as { paper: string; verificationCode: string };
    book = await pdfOf(`/api/books/${id}/document`, tokens.registrar);
    expect(verifySigned(book).verdict).toBe('valid');
    expect((await get(`/api/books/${id}/document`, tokens.teacher)).status).toBe(403);
    expect((await get(`/api/books/${id}/document`, tokens.nextRegistrar)).status).toBe(404);
    const handed = { what: { kind: 'paper', paper }, recipient: 'Mẹ', identity: '079', copies: 1 };
    await good(post('/api/issue-lines', tokens.registrar, handed));
    expect(
      await post('/api/books', tokens.registrar, {
        record: ours[0]!.records[0],
        reason: 'transfer',
        request: copyRequest,
      }),
    ).toMatchObject({
      status: 409,
      body: { code: 'book.alreadyIssued' },
    });
    const { items } = (await good(get('/api/books', tokens.registrar))) as { items: object[] };
    expect(items).toMatchObject([{ id, state: 'handedOut', handedOut: { to: 'Mẹ', line: 1 } }]);
    expect(await good(get(`/api/records/${ours[0]!.records[0]!}/books`, tokens.registrar))).toMatchObject({
      items: [{ id }],
    });
    expect(await good(call(api, 'GET', `/api/verifications/${verificationCode}`))).toMatchObject({
      kind: 'pupilBook',
      complete: true,
      version: 1,
    });
  });

  it('is verified by another school, taken over for its pupil with a reason for what differs, and bound on', async () => {
    expect(await send(book, tokens.nextPrincipal)).toMatchObject({ status: 403 });
    const changed = Buffer.from(book);
    changed[Math.floor(changed.length / 2)]! ^= 1;
    expect(await send(changed, tokens.nextRegistrar)).toMatchObject({
      status: 422,
      body: { code: 'book.notSound' },
    });
    expect(await send(book, tokens.registrar)).toMatchObject({ status: 409, body: { code: 'book.ownBook' } });
    const taken = await send(book, tokens.nextRegistrar);
    expect(taken).toMatchObject({
      status: 201,
      body: { school: SCHOOL, years: [{ verdict: 'valid' }, { verdict: 'valid' }] },
    });
    const { id } = taken.body;
    expect(await send(book, tokens.nextRegistrar)).toMatchObject({
      status: 409,
      body: { code: 'book.importedAlready' },
    });
    expect(await pdfOf(`/api/foreign-books/${id}/document`, tokens.nextRegistrar)).toEqual(book);
    const { registrar } = theirs[0]!.cast;
    const candidates = await bookCandidates(api.test.house, { bookId: id, by: registrar });
    // Called so without diacritics and born the same day; called so exactly; nobody who is merely called alike.
    expect(candidates).toMatchObject([
      { code: 'BS078', name: 'NGUYEN HOANG PHUONG UYEN THUY', likeness: 'plain', bornSameDay: true },
      { code: 'BS077', name: PUPIL, likeness: 'exact', bornSameDay: false },
    ]);
    const accept = `/api/foreign-books/${id}/acceptance`;
    const whose = { pupil: 'known', record: theirs[0]!.records[0]! };
    expect(await post(accept, tokens.nextRegistrar, whose)).toMatchObject({
      status: 409,
      body: { code: 'book.differs', title: expect.stringContaining('ngày sinh') as unknown },
    });
    expect(
      await good(post(accept, tokens.nextRegistrar, { ...whose, reason: 'đã đối chiếu giấy khai sinh' })),
    ).toMatchObject({
      accepted: { pupilCode: 'BS077', pupil: PUPIL },
    });
    expect(await good(get('/api/foreign-books', tokens.nextRegistrar))).toMatchObject({ items: [{ id }] });
    const next = await made(theirs[0]!.records[0]!, tokens.nextRegistrar, tokens.nextPrincipal);
    const bound = await pdfOf(`/api/books/${next}/document`, tokens.nextRegistrar);
    expect(verifySigned(bound).verdict).toBe('valid');
    expect(bound.toString('latin1')).toContain('nam-2022-2023.pdf');
    expect(
      await good(
        post(`/api/books/${next}/revocation`, tokens.nextPrincipal, {
          number: '9/QĐ',
          reason: 'sai ngày sinh',
        }),
      ),
    ).toMatchObject({
      state: 'revoked',
    });
  });
});
