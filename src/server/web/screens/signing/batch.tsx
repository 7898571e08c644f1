// Reading a whole class before signing it: the documents themselves, sending one back, and the one gesture that signs all.
import type { RecordId } from '../../../../kernel/index.ts';
import { returnRecord } from '../../../application/index.ts';
import { httpFault, recordFor, recordsFor, type Caller } from '../../../http/index.ts';
import { Empty, PageHead, Refusal } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, Visit } from '../../visit.ts';
import { chosenKey, secretsIn } from './chosen-key.ts';
import { GiveBack } from './give-back.tsx';
import { dueGroups, groupName, type DueGroup, type SigningAs } from './groups.ts';
import { Reader } from './reader.tsx';
import { SignForm } from './sign-form.tsx';
import { Strip } from './strip.tsx';
import { signingWords } from './words.ts';

export const signingBatch = screen({
  name: 'signing-batch',
  path: '/signing/batch',
  who: 'person',
  show: async (visit) => {
    const words = signingWords[visit.language];
    const groups = await chosenGroups(visit);
    const [first] = groups;
    const above = [{ title: words.title, to: '/signing' }];
    if (first === undefined)
      return {
        title: words.title,
        main: (
          <>
            <PageHead title={words.title} />
            <Empty title={words.batchGone} text={words.batchGoneAbout}>
              <a class="btn btn-primary" href="/signing">
                {words.back}
              </a>
            </Empty>
          </>
        ),
      };
    const title = words.batchTitle(groups.reduce((sum, { records }) => sum + records.length, 0));
    const names = groups.map(({ schoolClass, kind }) => `${schoolClass.name}: ${words.kinds[kind]}`);
    return {
      title,
      above,
      main: (
        <>
          <PageHead title={title} about={`${words.as[first.role]} · ${names.join(', ')}`} />
          <Refusal visit={visit} />
          <div class="signing-batch" data-controller="read-documents tick-all">
            <Strip visit={visit} groups={groups} />
            <div class="signing-middle">
              <Reader visit={visit} />
              {first.role !== 'seal' && <GiveBack visit={visit} groups={groups} />}
            </div>
            <SignForm visit={visit} role={first.role} />
          </div>
        </>
      ),
    };
  },
  deeds: { sign, return: giveBack },
});

/** Those that the address names, of one role. */
async function chosenGroups(visit: Visit<Caller>): Promise<readonly DueGroup[]> {
  const { query } = visit;
  const names = new Set(query.getAll('of'));
  const groups = await dueGroups(visit);
  return groups.filter((group) => group.role === query.get('as') && names.has(groupName(group)));
}

async function sign(visit: Visit<Caller>, fields: Fields): Promise<Done> {
  const { desk, caller, query, language } = visit;
  const ids = fields.all('record') as RecordId[];
  const role = query.get('as') ?? '';
  if (ids.length === 0 || !isRole(role)) throw httpFault('request.invalid');
  await recordsFor(desk, caller, ids);
  const { id } = await desk.runs.request({
    person: caller.person,
    role,
    records: [...new Set(ids)],
    key: chosenKey(fields),
    secrets: secretsIn(fields),
  });
  return { to: `/signing/ceremonies/${id}`, told: signingWords[language].begun };
}

async function giveBack({ desk, caller, address, language }: Visit<Caller>, fields: Fields): Promise<Done> {
  const { record } = await recordFor(desk, caller, fields.text('returning'), 'record.returned');
  await returnRecord(desk.house, { recordId: record.id, by: caller.person, reason: fields.text('reason') });
  return { to: address, told: signingWords[language].givenBack(record.title) };
}

const isRole = (role: string): role is SigningAs =>
  ['subjectTeacher', 'homeroomTeacher', 'principal', 'seal'].includes(role);
