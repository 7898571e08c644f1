// The sample classes: from workbook to results, compared with what an independent program computed.
import { readFileSync } from 'node:fs';
import { assess, toExpectedJson } from '../../src/assessment/index.ts';
import { readClassWorkbook } from '../../src/workbooks/index.ts';

const sample = (name: string) => readFileSync(`${__dirname}/../../samples/${name}`);

describe('The sample classes', () => {
  test.each(['8A1', '9B', '10A2'])('the results of %s are exactly the expected ones', async (name) => {
    const read = await readClassWorkbook(sample(`${name}.xlsx`));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const expected: unknown = JSON.parse(sample(`${name}.expected.json`).toString('utf8'));
    const results = toExpectedJson(assess(read.book));
    expect(results).toEqual(expected);
    expect(JSON.stringify(results)).toBe(JSON.stringify(expected));
  });
});
