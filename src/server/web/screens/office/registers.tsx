// The registers of the office over a period, to read and to print; the print says when it was made.
import { instant } from '../../../../kernel/index.ts';
import { dayAt } from '../../../../policies/index.ts';
import { inOrderOf, readRegister, registerOrders, type RegisterEntries } from '../../../application/index.ts';
import { httpFault } from '../../../http/index.ts';
import { Card, Empty, Icon, momentText, PageHead } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import { RegisterTable } from './register-table.tsx';
import { registersWords } from './registers-words.ts';

type Kind = RegisterEntries['kind'];
const kinds: readonly Kind[] = ['issueRegister', 'bookRegister', 'sealRegister', 'printRegister'];

export const officeRegisters = screen({
  name: 'office-registers',
  path: '/office/registers',
  who: 'person',
  show: async ({ desk, caller, language, query, now }) => {
    const words = registersWords[language];
    const { person: by, schoolId } = caller;
    const today = dayAt(now);
    const kind = kinds.find((one) => one === query.get('kind')) ?? 'issueRegister';
    const from = dayIn(query.get('from') ?? `${today.slice(0, 4)}-01-01`);
    const until = dayIn(query.get('until') ?? today);
    const order = registerOrders.find((one) => one === query.get('order')) ?? 'number';
    const span = { from: `${from}T00:00:00+07:00`, until: `${until}T23:59:59.999+07:00` };
    const asked = { schoolId, kind, by, from: instant(span.from), until: instant(span.until) };
    const { entries } = inOrderOf(order, await readRegister(desk.house, asked));
    const workbook = new URLSearchParams({ kind, ...span, order });
    return {
      title: words.title,
      main: (
        <>
          <PageHead title={words.title} about={words.about}>
            <a
              class="btn"
              href={`/api/registers/workbook?${workbook.toString()}`}
              data-turbo="false"
              download
            >
              <Icon name="download" />
              {words.workbook}
            </a>
          </PageHead>
          <p class="printed-at">{words.printedAt(momentText(now))}</p>
          <form method="get" class="d-flex flex-wrap gap-2 align-items-end mb-3 no-print">
            <div>
              <label class="form-label mb-1" for="register-kind">
                {words.register}
              </label>
              <select class="form-select" id="register-kind" name="kind">
                {kinds.map((one) => (
                  <option key={one} value={one} selected={one === kind}>
                    {words.kinds[one]}
                  </option>
                ))}
              </select>
            </div>
            <Day name="from" label={words.from} value={from} />
            <Day name="until" label={words.until} value={until} />
            <div>
              <label class="form-label mb-1" for="register-order">
                {words.order}
              </label>
              <select class="form-select" id="register-order" name="order">
                {registerOrders.map((one) => (
                  <option key={one} value={one} selected={one === order}>
                    {words.orders[one]}
                  </option>
                ))}
              </select>
            </div>
            <button class="btn btn-primary">{words.show}</button>
          </form>
          <Card title={words.kinds[kind]} padded={false}>
            {entries.length === 0 ? (
              <Empty icon="book" title={words.none} text={words.noneAbout} />
            ) : (
              <RegisterTable entries={entries} language={language} />
            )}
          </Card>
        </>
      ),
    };
  },
});

interface DayProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

const Day = ({ name, label, value }: DayProps) => (
  <div>
    <label class="form-label mb-1" for={`register-${name}`}>
      {label}
    </label>
    <input class="form-control" type="date" id={`register-${name}`} name={name} value={value} required />
  </div>
);

/** @throws Fault `request.invalid` for what is no day: `2026-02-31` */
function dayIn(typed: string): string {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(typed) && !Number.isNaN(Date.parse(`${typed}T00:00:00Z`));
  if (!isDay || !new Date(`${typed}T00:00:00Z`).toISOString().startsWith(typed))
    throw httpFault('request.invalid');
  return typed;
}
