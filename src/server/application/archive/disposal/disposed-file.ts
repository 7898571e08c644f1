// Whether the file behind a printed code was destroyed, and by which order: the register tells for ever.
import type { House } from '../../ports/house.ts';

export interface DisposedState {
  readonly name: 'disposed';
  readonly vi: string;
  readonly en: string;
}

/** Null while the school still has it. @param code of a record's document */
export const disposedFile = ({ store }: Pick<House, 'store'>, code: string): Promise<DisposedState | null> =>
  store.read(async (view) => {
    const document = await view.documentByCode(code);
    const [record] = document ? await view.records([document.recordId]) : [];
    const found = await view.schoolClass(record?.classId);
    if (!record || !found) return null;
    const deed = (await view.disposalDeeds(found.schoolId)).find(
      ({ classId, kind }) => classId === record.classId && kind === record.kind,
    );
    const order = deed && (await view.disposalOrders(found.schoolId)).find(({ id }) => id === deed.orderId);
    if (!order) return null;
    const { number, date } = order;
    return {
      name: 'disposed',
      vi: `đã tiêu hủy theo Quyết định số ${number} ngày ${date}`,
      en: `destroyed by order ${number} of ${date}`,
    };
  });
