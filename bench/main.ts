// `npm run bench [-- G2 G8]`: the performance goals with their limits and peers, measured in this run.
// `npm run bench -- year classes=2`: one of the loads instead, as large as wanted.
import { openDocument } from './g1-open-document.ts';
import { coldSignature } from './g2-cold-signature.ts';
import { peers } from './g3-peers.ts';
import { growth } from './g4-growth.ts';
import { appendedBytes } from './g5-appended-bytes.ts';
import { batch } from './g6-batch.ts';
import { generation } from './g8-generation.ts';
import { verification } from './g9-verification.ts';
import { workflowStep } from './g11-workflow-step.ts';
import { overHttp } from './g12-over-http.ts';
import { officeSearch } from './g13-office-search.ts';
import { pages } from './g14-pages.ts';
import type { Goal, Outcome } from './goal.ts';
import { isLoad, runLoad } from './loads.ts';
import { describeMachine } from './machine.ts';
import { printOutcome, printSummary } from './table.ts';

const goals: readonly Goal[] = [
  openDocument,
  coldSignature,
  peers,
  growth,
  appendedBytes,
  batch,
  generation,
  verification,
  workflowStep,
  overHttp,
  officeSearch,
  pages,
];

const [load, ...given] = process.argv.slice(2);
if (isLoad(load)) {
  console.log(`${describeMachine()}\n`);
  await runLoad(load, given);
  process.exit(0);
}

const wanted = process.argv.slice(2).map((id) => id.toUpperCase());
const unknown = wanted.filter((id) => !goals.some((goal) => goal.id === id));
if (unknown.length > 0) {
  console.error(`No goal ${unknown.join(', ')}. There are: ${goals.map(({ id }) => id).join(', ')}.`);
  process.exit(2);
}

console.log(describeMachine());

const outcomes: [Goal, Outcome][] = [];
for (const goal of goals.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
  const outcome = await goal.measure();
  printOutcome(goal, outcome);
  outcomes.push([goal, outcome]);
}
printSummary(outcomes);
