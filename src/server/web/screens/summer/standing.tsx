// What is due for one pupil, how the year ended in it, and what stands entered.
import { Card } from '../../parts/index.ts';
import { itemText, itemsOf } from './items.ts';
import type { PupilProps } from './pupil-summer.tsx';
import { dueText } from './class-summer.tsx';
import { itemName } from './item-name.ts';
import { summerWords } from './words.ts';

export function Standing({ visit, seen, pupil }: PupilProps) {
  const words = summerWords[visit.language];
  const items = itemsOf(seen, pupil);
  return (
    <Card title={words.dueTitle} padded={false}>
      <dl class="datagrid card-body mb-0">
        <div class="datagrid-item">
          <dt class="datagrid-title">{words.due}</dt>
          <dd class="datagrid-content">{dueText(visit, seen, pupil)}</dd>
        </div>
        <div class="datagrid-item">
          <dt class="datagrid-title">{words.yearEnd}</dt>
          <dd class="datagrid-content">{pupil.promotion}</dd>
        </div>
        {pupil.after !== null && (
          <div class="datagrid-item">
            <dt class="datagrid-title">{words.comesTo}</dt>
            <dd class="datagrid-content">{pupil.after}</dd>
          </div>
        )}
      </dl>
      {items.length > 0 && (
        <div class="table-responsive">
          <table class="table table-vcenter card-table">
            <thead>
              <tr>
                <th scope="col">{words.item}</th>
                <th scope="col">{words.ofYear}</th>
                <th scope="col">{words.inSummer}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => {
                const ofYear = item.kind === 'text' ? null : pupil.year[item.subject ?? ''];
                return (
                  <tr key={item.path}>
                    <th scope="row" class="fw-normal">
                      {itemName(visit, item)}
                    </th>
                    <td>{itemText(item, ofYear === undefined ? null : ofYear && String(ofYear))}</td>
                    <td class="text-break">{itemText(item, pupil.values[item.path] ?? null) || '—'}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
