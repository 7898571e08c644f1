// Policies of schools: adopted, kept by version, in force by school year.
export { adoptPolicy, type PolicyAdopted, type PolicyAdoption } from './adopt-policy.ts';
export { approverCapacity, policyInForce, readAdopted, type PolicyInForce } from './policy-in-force.ts';
export { listPolicies, mayReadPolicies, readPolicyVersion, type PolicyReader } from './read-policies.ts';
export { conditionsUnder } from './conditions-under.ts';
export { governing } from './governing.ts';
export { policyFault } from './faults.ts';
