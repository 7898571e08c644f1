// Each table of the statistics, with its shares, and the classes the numbers come from.
import type { StatisticsTable } from '../../../../assessment/index.ts';
import type { Statistics } from '../../../application/index.ts';
import { Card } from '../../parts/index.ts';
import type { Language } from '../../words.ts';
import { reportWords } from './words.ts';

interface TablesProps {
  readonly statistics: Statistics;
  readonly language: Language;
}

export function StatisticsTables({ statistics: { tables, sources }, language }: TablesProps) {
  const words = reportWords[language];
  return (
    <>
      {tables.map((table) => (
        <Card key={table.key} title={table.title} padded={false}>
          <OneTable table={table} heading={words.className} />
        </Card>
      ))}
      <Card title={words.sources} padded={false}>
        <div class="table-responsive">
          <table class="table table-vcenter card-table">
            <thead>
              <tr>
                <th scope="col">{words.className}</th>
                <th scope="col">{words.pupils}</th>
                <th scope="col">{words.locked}</th>
              </tr>
            </thead>
            <tbody>
              {sources.map(({ className, pupils, locked }) => (
                <tr key={className}>
                  <th scope="row">{className}</th>
                  <td>{pupils}</td>
                  <td>{locked}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
    </>
  );
}

function OneTable({
  table: { columns, rows, shared },
  heading,
}: {
  readonly table: StatisticsTable;
  readonly heading: string;
}) {
  return (
    <div class="table-responsive">
      <table class="table table-vcenter card-table">
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">{heading}</span>
            </th>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, kind, counts, shares }) => (
            <tr key={`${kind}/${label}`} class={kind === 'total' || kind === 'grade' ? 'fw-bold' : undefined}>
              <th scope="row">{label}</th>
              {counts.map((count, index) => {
                const share = shared ? shares[index - shared[0]] : null;
                return (
                  <td key={columns[index]} class="text-nowrap">
                    {count}
                    {typeof share === 'number' && (
                      <span class="text-secondary">{` · ${Math.floor(share / 10)},${share % 10}%`}</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
