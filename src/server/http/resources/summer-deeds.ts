// What is done about the summer with the desk's keys, over the API and in pages: the decision, signatures, the seal.
import {
  certifySummerPages,
  classTarget,
  decideSummer,
  permission,
  sealSummerPage,
  signSummerPage,
  summerFault,
  withKey,
  type AccessAction,
  type KeyWish,
  type SummerDecision,
  type SummerPage,
  type SummerPageId,
} from '../../application/index.ts';
import { classFor } from '../access.ts';
import type { Caller, HttpDesk } from '../ports.ts';

type Decision = Omit<SummerDecision, 'by' | 'classId'> & { readonly classId: string };

/** Decided, and the page certified by the school. @throws Fault as `classFor`, `decideSummer` */
export async function decidedSummer(
  desk: HttpDesk,
  caller: Caller,
  { classId, ...decision }: Decision,
): Promise<SummerPage> {
  const { schoolClass } = await classFor(desk, caller, classId);
  const { house, papers } = desk;
  const page = await decideSummer(house, { ...decision, classId: schoolClass.id, by: caller.person });
  const conditions = await papers.ceremonies.conditions();
  await certifySummerPages(house, { serviceSigner: papers.serviceSigner, conditions });
  return page;
}

interface PagePlace {
  readonly classId: string;
  readonly pageId: string;
}

type Signing = PagePlace & Pick<KeyWish, 'as' | 'key' | 'secrets'>;

/** Signed in turn, or sealed. @throws Fault as `summerPageFor`, `signSummerPage`, `ceremony.*` */
export async function signedSummerPage(
  desk: HttpDesk,
  caller: Caller,
  { classId, pageId, ...key }: Signing,
): Promise<Awaited<ReturnType<typeof signSummerPage>>> {
  const [action, fill] =
    key.as === 'seal'
      ? (['summer.sealed', sealSummerPage] as const)
      : (['summer.signed', signSummerPage] as const);
  const page = await summerPageFor(desk, caller, { classId, pageId }, action);
  const { person: by, schoolId } = caller;
  const segment = await withKey(desk.papers, { person: by, schoolId, ...key }, (signer, conditions) =>
    fill(desk.house, { page, by, signer, conditions }),
  );
  // Sealed, it takes the place of the transcript.
  desk.carryOut();
  return segment;
}

/** The right first, then the page: who may not is told nothing of it. @throws Fault as `classFor`, `summer.pageUnknown` */
export async function summerPageFor(
  desk: HttpDesk,
  caller: Caller,
  { classId, pageId }: PagePlace,
  action: AccessAction,
): Promise<SummerPageId> {
  const { schoolClass } = await classFor(desk, caller, classId);
  const { person } = caller;
  return desk.house.store.read(async (view) => {
    const at = desk.house.clock.now();
    await permission(view, { person, action, target: classTarget(schoolClass), at });
    const page = await view.summerPage(pageId as SummerPageId);
    if (page?.classId !== schoolClass.id) throw summerFault('summer.pageUnknown', { page: pageId });
    return page.id;
  });
}
