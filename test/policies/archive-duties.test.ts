// What a policy obliges a school to keep, where and until when.
import { archiveDuties, eachKeptKind, keptUntil } from '../../src/policies/index.ts';
import { complaintsAbout, policyWith, samplePolicy } from '../support/policies.ts';

const kept = (policy: Parameters<typeof archiveDuties>[0]) =>
  archiveDuties(policy, '2025-2026').map(({ medium, until }) => `${medium} ${until ?? 'for ever'}`);

it('copies go where the regulation names, and are kept for ever unless it says how long', () => {
  expect(kept(samplePolicy('bình-thạnh.json'))).toEqual([
    'paper for ever',
    'externalDrive for ever',
    'opticalDisc for ever',
  ]);
  expect(kept(policyWith({ archive: { retention: 20 } }))).toEqual(['paper 2046-07-31']);
  expect(kept(null)).toEqual(['paper for ever']);
});

it('each kind is kept as long as is said of it, else of everything; a package as long as anything in it', () => {
  const archive = {
    retention: 20,
    retentionOf: { transcript: 'permanent', dossier: 5, editLog: 30 },
  } as const;
  const policy = policyWith({ archive });
  expect(eachKeptKind.map((kind) => `${kind} ${keptUntil(policy, kind, '2025-2026') ?? 'for ever'}`)).toEqual(
    [
      'transcript for ever',
      'classSummary 2046-07-31',
      'editLog 2056-07-31',
      'minutes 2046-07-31',
      'dossier 2031-07-31',
      'report 2046-07-31',
      'notice 2046-07-31',
    ],
  );
  expect(kept(policy)).toEqual(['paper for ever']);
  const others = { dossier: 5, editLog: 30 };
  expect(kept(policyWith({ archive: { ...archive, retentionOf: others } }))).toEqual(['paper 2056-07-31']);
  expect(eachKeptKind.every((kind) => keptUntil(policyWith(), kind, '2025-2026') === null)).toBe(true);
});

it('no kind is kept for no time, and the journal is no kind', () => {
  const wrong = { dossier: 0, notice: 'mãi mãi', journal: 5 };
  expect(complaintsAbout(policyWith({ archive: { retentionOf: wrong as object } }))).toEqual(
    expect.arrayContaining([
      expect.stringContaining('/archive/retentionOf/dossier'),
      expect.stringContaining('/archive/retentionOf/notice'),
      expect.stringContaining('/archive/retentionOf'),
    ]),
  );
});
