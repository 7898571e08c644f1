// The client in docs/api.md signs documents with a key of its own, just as it is printed there.
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { call, startApi } from '../support/api.ts';
import { testPki } from '../support/pki.ts';

const page = readFileSync(join(__dirname, '../../docs/api.md'), 'utf8');

it('the documented client signs all that waits for its person', async () => {
  const api = await startApi({ keptKeys: false });
  try {
    const { cast, classId, records } = api.imported;
    const homeroom = await api.tokenOf(cast.homeroom);
    await call(api, 'POST', `/api/classes/${classId}/submissions`, homeroom, {});
    await api.settled();
    const [person] = cast.subjectTeachers;
    const { device, key } = testPki().issue({ name: cast.names.get(person!)! });
    const { folder } = api.test;
    const pem = (der: Uint8Array) =>
      `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;
    writeFileSync(join(folder, 'chain.pem'), device.chain.map(pem).join(''));
    writeFileSync(join(folder, 'key.pem'), key.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(join(folder, 'client.mjs'), /```js run\n([\s\S]*?)```/.exec(page)![1]!);

    const { stdout } = await promisify(execFile)(process.execPath, ['client.mjs'], {
      cwd: folder,
      env: { PATH: process.env.PATH, GIAPLAI_URL: api.url, GIAPLAI_TOKEN: await api.tokenOf(person!) },
    });
    expect(stdout.trim()).toBe(`subjectTeacher finished ${records.length} signed`);
    const stored = await api.test.house.store.read((view) => view.recordsOf(classId));
    for (const { snapshot } of stored)
      expect(snapshot.context.signatures.map(({ person: who }) => who)).toEqual([person]);
  } finally {
    await api.close();
  }
});
