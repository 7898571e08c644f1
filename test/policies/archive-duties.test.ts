// What a policy obliges a school to keep, where and until when.
import { archiveDuties } from '../../src/policies/index.ts';
import { policyWith, samplePolicy } from '../support/policies.ts';

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
