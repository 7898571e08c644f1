// The contact book of one class: writing to families, whose family can be told, what was written.
import {
  familiesOfClass,
  messagesToClass,
  writeMessage,
  type FamilyMessage,
  type PupilFamily,
} from '../../../application/index.ts';
import { classFor, httpFault } from '../../../http/index.ts';
import { Card, Icon, Moment, PageHead, Refusal } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import { contactBookWords } from './words.ts';
import { WriteForm } from './write-form.tsx';

const SHOWN = 50;
/** Letters of one message. */
const LONGEST = 4000;

export const contactBook = screen({
  name: 'contact-book',
  path: '/contact-book/{classId}',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, params, language } = visit;
    const words = contactBookWords[language];
    const { schoolClass, records } = await classFor(desk, caller, params.classId ?? '');
    const asked = { classId: schoolClass.id, by: caller.person };
    const [families, messages] = await Promise.all([
      familiesOfClass(desk.house, asked),
      messagesToClass(desk.house, asked),
    ]);
    await desk.readings.note({ by: caller.person, what: 'messages', classId: schoolClass.id });
    const names = new Map(
      records.filter(({ kind }) => kind === 'transcript').map(({ key, title }) => [key, title]),
    );
    const pupils = families.map(({ pupil }) => ({ pupil, name: names.get(pupil) ?? pupil }));
    return {
      title: words.titleOf(schoolClass.name),
      above: [{ title: words.title, to: '/contact-book' }],
      main: (
        <>
          <PageHead title={words.titleOf(schoolClass.name)} about={schoolClass.schoolYear} />
          <Refusal visit={visit} />
          <div class="row">
            <div class="col-lg-6">
              <WriteForm visit={visit} pupils={pupils} />
              <Messages messages={messages.slice(0, SHOWN)} names={names} visit={visit} />
            </div>
            <div class="col-lg-6">
              <Families families={families} names={names} visit={visit} />
            </div>
          </div>
        </>
      ),
    };
  },
  deeds: {
    write: async ({ desk, caller, params, language }, fields) => {
      const { schoolClass } = await classFor(desk, caller, params.classId ?? '');
      const pupils = fields.all('pupil');
      const text = fields.text('text');
      if (text === '' || text.length > LONGEST) throw httpFault('request.invalid');
      const written = await writeMessage(desk.house, {
        classId: schoolClass.id,
        by: caller.person,
        kind: fields.text('kind') === 'violation' ? 'violation' : 'weekly',
        text,
        ...(pupils.length > 0 && { pupils }),
      });
      const { sent } = contactBookWords[language];
      return {
        to: `/contact-book/${schoolClass.id}`,
        told: sent(String(written.pupils), String(written.notices), String(written.untold.length)),
      };
    },
  },
});

type Names = ReadonlyMap<string, string>;

interface FamiliesProps {
  readonly families: readonly PupilFamily[];
  readonly names: Names;
  readonly visit: Visit;
}

function Families({ families, names, visit }: FamiliesProps) {
  const words = contactBookWords[visit.language];
  return (
    <Card title={words.families} padded={false}>
      <div class="table-responsive">
        <table class="table table-vcenter card-table">
          <thead>
            <tr>
              <th scope="col">{words.pupil}</th>
              <th scope="col">{words.parents}</th>
              <th scope="col">{words.letters}</th>
            </tr>
          </thead>
          <tbody>
            {families.map(({ pupil, parents }) => (
              <tr key={pupil}>
                <th scope="row">{names.get(pupil) ?? pupil}</th>
                <td>
                  {parents.map(({ name }) => name).join(', ') || (
                    <span class="text-secondary">{words.unknown}</span>
                  )}
                </td>
                <td>
                  {parents.map((parent) => (
                    <Reached key={parent.person} parent={parent} visit={visit} />
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Reached({
  parent,
  visit,
}: {
  readonly parent: PupilFamily['parents'][number];
  readonly visit: Visit;
}) {
  const words = contactBookWords[visit.language];
  const [icon, text] = parent.failing
    ? (['alert', words.failing] as const)
    : parent.consent
      ? (['check', words.agreed] as const)
      : (['minus', words.notAgreed] as const);
  return (
    <span class="d-flex gap-1 align-items-center text-nowrap">
      <Icon name={icon} />
      {text}
    </span>
  );
}

interface MessagesProps {
  readonly messages: readonly FamilyMessage[];
  readonly names: Names;
  readonly visit: Visit;
}

function Messages({ messages, names, visit }: MessagesProps) {
  const words = contactBookWords[visit.language];
  return (
    <Card title={words.messages}>
      {messages.length === 0 && <p class="mb-0">{words.noMessages}</p>}
      <ul class="list-unstyled mb-0">
        {messages.map(({ id, kind, pupil, at, text }) => (
          <li key={id} class="mb-3">
            <div class="d-flex flex-wrap gap-2 align-items-center">
              <span class={`badge ${kind === 'violation' ? 'bg-orange-lt' : 'bg-azure-lt'}`}>
                {words[kind]}
              </span>
              <Moment at={at} />
              <span class="fw-bold">{names.get(pupil) ?? pupil}</span>
            </div>
            <div class="prewrap">{text}</div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
