// A parent's own children: results that were released, documents, messages. Another's child does not exist here.
import { toIso } from '../../../kernel/index.ts';
import {
  childrenOf,
  documentsOfChild,
  messagesOfChild,
  resultsOfChild,
  type ReleasedResults,
} from '../../application/index.ts';
import { askedChild, noteChildRead, printedText, tenthsText } from '../child.ts';
import { route, type AnyRoute } from '../route.ts';
import {
  described,
  either,
  list,
  moment,
  named,
  nullable,
  object,
  oneOf,
  text,
  uuid,
  whole,
  yesNo,
  type Of,
} from '../shapes.ts';

const ofChild = object({
  child: described('As listed', text({ pattern: '^[0-9a-f-]{36}\\.[^/]{1,60}$', maxLength: 100 })),
});
const released = {
  record: uuid,
  version: whole(),
  releasedAt: described('Null for a version that a newer one is about to replace', nullable(moment)),
  corrected: described('It took the place of an earlier version', yesNo),
  beingCorrected: described('A newer version is under way', yesNo),
};
const printed = described('`8.5`, `Đ`, `CĐ`, `M` for exempt; null: not assessed', nullable(text()));
const level = nullable(text());
const mean = nullable(text());
const absences = object({ permitted: whole(), unpermitted: whole() });
const byPeriod = object({ term1: level, term2: level, year: level });

const summaryShape = named(
  'ReleasedSummary',
  object({
    kind: oneOf('classSummary'),
    ...released,
    period: oneOf('HK1', 'HK2', 'year'),
    subjects: list(object({ code: text(), name: text(), result: printed })),
    learning: level,
    conduct: level,
    mean,
    absences,
    promotion: level,
    title: level,
  }),
);
const transcriptShape = named(
  'ReleasedTranscript',
  object({
    kind: oneOf('transcript'),
    ...released,
    subjects: list(
      object({
        code: text(),
        name: text(),
        teacher: text(),
        term1: printed,
        term2: printed,
        year: printed,
        retest: printed,
        remark: text(),
      }),
    ),
    learning: byPeriod,
    conduct: byPeriod,
    absences,
    afterSummer: described(
      'Levels after re-assessment or summer training; `promotion` is final then',
      nullable(object({ learning: level, conduct: level, training: level })),
    ),
    promotion: level,
    title: level,
    homeroomRemark: text(),
  }),
);

export const childrenRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/children',
    operationId: 'listChildren',
    summary: 'Con của tôi / My children, one for each class they are or were in',
    tag: 'children',
    who: 'read',
    answer: object({
      items: list(
        named(
          'Child',
          object({
            id: described('For the addresses below', text()),
            pupil: described('Code within the class', text()),
            name: text(),
            class: object({ id: uuid, name: text(), schoolYear: text() }),
          }),
        ),
      ),
    }),
    handle: async ({ house }, _, { person }) => {
      const children = await childrenOf(house, person);
      const items = children.map(({ schoolClass: { id, name: className, schoolYear }, pupil, name }) => ({
        id: `${id}.${pupil}`,
        pupil,
        name,
        class: { id, name: className, schoolYear },
      }));
      return { json: { items } };
    },
  }),
  route({
    method: 'get',
    path: '/api/children/{child}/results',
    operationId: 'readChildResults',
    summary: 'Kết quả đã công bố / Results that were released: locked documents, as they were locked',
    tag: 'children',
    who: 'read',
    params: ofChild,
    faults: ['child.unknown'],
    answer: object({ items: list(either(summaryShape, transcriptShape)) }),
    handle: async (desk, { params }, caller) => {
      const results = await resultsOfChild(desk.house, askedChild(params.child, caller));
      await noteChildRead(desk, params.child, caller, 'results');
      return { json: { items: results.map(toResults) } };
    },
  }),
  route({
    method: 'get',
    path: '/api/children/{child}/documents',
    operationId: 'listChildDocuments',
    summary:
      'Học bạ đã ban hành / Transcripts; the file of a locked one is at `/api/records/{record}/document`',
    tag: 'children',
    who: 'read',
    params: ofChild,
    faults: ['child.unknown'],
    answer: object({ items: list(object({ ...released, verificationCode: text() })) }),
    handle: async ({ house }, { params }, caller) => {
      const documents = await documentsOfChild(house, askedChild(params.child, caller));
      const items = documents.map(({ verificationCode, ...rest }) => ({
        ...toReleased(rest),
        verificationCode,
      }));
      return { json: { items } };
    },
  }),
  route({
    method: 'get',
    path: '/api/children/{child}/messages',
    operationId: 'listChildMessages',
    summary: 'Tin nhắn của giáo viên chủ nhiệm / What the homeroom teacher wrote, newest first',
    tag: 'children',
    who: 'read',
    params: ofChild,
    faults: ['child.unknown'],
    answer: object({
      items: list(
        named(
          'FamilyMessage',
          object({ id: uuid, kind: oneOf('weekly', 'violation'), author: text(), at: moment, text: text() }),
        ),
      ),
    }),
    handle: async (desk, { params }, caller) => {
      const messages = await messagesOfChild(desk.house, askedChild(params.child, caller));
      await noteChildRead(desk, params.child, caller, 'messages');
      const items = messages.map(({ id, kind, authorName, at, text: said }) => ({
        id,
        kind,
        author: authorName,
        at: toIso(at),
        text: said,
      }));
      return { json: { items } };
    },
  }),
];

const toReleased = ({
  record,
  version,
  at,
  corrected,
  beingCorrected,
}: Pick<ReleasedResults, 'record' | 'version' | 'at' | 'corrected' | 'beingCorrected'>) => ({
  record: record.id,
  version,
  releasedAt: at === null ? null : toIso(at),
  corrected,
  beingCorrected,
});

function toResults(one: ReleasedResults): Of<typeof summaryShape> | Of<typeof transcriptShape> {
  if (one.kind === 'classSummary') {
    const { results, learning, conduct, absences: away, promotion, title, mean: average } = one.row;
    return {
      kind: one.kind,
      ...toReleased(one),
      period: one.period as 'HK1' | 'HK2' | 'year',
      subjects: one.subjects.map(({ code, name }) => ({
        code,
        name,
        result: printedText(results[code] ?? null),
      })),
      learning,
      conduct,
      mean: typeof average === 'number' ? tenthsText(average) : null,
      absences: away,
      promotion,
      title,
    };
  }
  const { rows, learning, conduct, absences: away, promotion, title, homeroomRemark } = one.transcript;
  return {
    kind: one.kind,
    ...toReleased(one),
    subjects: rows.map(({ subject, subjectName, teacher, term1, term2, year, retest, remark }) => ({
      code: subject,
      name: subjectName,
      teacher,
      term1: printedText(term1),
      term2: printedText(term2),
      year: printedText(year),
      retest: printedText(retest),
      remark,
    })),
    learning,
    conduct,
    absences: away,
    afterSummer: one.transcript.afterSummer ?? null,
    promotion,
    title,
    homeroomRemark,
  };
}
