// My keys and how each stands: ready, soon to expire, expired, or out of reach, in clear words before signing.
import type { CeremonyAsked } from '../../../application/index.ts';
import type { Caller } from '../../../http/index.ts';
import { Card, Frame, PageHead } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import { KeyStates, type KeySeen } from './key-states.tsx';
import type { SigningAs } from './groups.ts';
import { signingWords } from './words.ts';

export const signingKeys = screen({
  name: 'signing-keys',
  path: '/signing/keys',
  who: 'person',
  show: async (visit) => {
    const words = signingWords[visit.language];
    const seen = await keysSeen(visit);
    return {
      title: words.keys,
      above: [{ title: words.title, to: '/signing' }],
      main: (
        <>
          <PageHead title={words.keys} about={words.keysAbout} />
          <Card>
            <Frame id="key-states">
              <KeyStates visit={visit} seen={seen} />
            </Frame>
          </Card>
        </>
      ),
    };
  },
});

/** Those that are reached from here; a key file is known only once it is opened. */
async function keysSeen(visit: Visit<Caller>): Promise<readonly KeySeen[]> {
  const { desk, caller, appointments, language, query } = visit;
  const words = signingWords[language];
  const { places, keepsKeys } = desk.runs;
  const seals =
    appointments.some(({ role }) => role === 'registrar') && (query.get('as') ?? 'seal') === 'seal';
  const noted = await desk.house.store.read((view) => view.remoteCredentialsOf(caller.person));
  const asked: readonly { readonly title: string; readonly role: SigningAs; readonly key: AskedKey }[] = [
    ...(keepsKeys
      ? [
          {
            title: words.keyNames.development,
            role: 'subjectTeacher' as const,
            key: { kind: 'development' as const },
          },
        ]
      : []),
    ...(seals
      ? [{ title: words.keyNames.schoolSeal, role: 'seal' as const, key: { kind: 'schoolSeal' as const } }]
      : []),
    ...places
      .filter(({ kind, name }) => kind === 'pkcs11' || noted.some(({ provider }) => provider === name))
      .map(({ kind, name, title }) => ({
        title,
        role: 'subjectTeacher' as const,
        key:
          kind === 'csc'
            ? ({ kind: 'csc', provider: name } as const)
            : ({ kind: 'pkcs11', token: name } as const),
      })),
  ];
  const { person, schoolId } = caller;
  return Promise.all(
    asked.map(async ({ title, role, key }) => ({
      title,
      look: await desk.runs.look({ person, role, key }, schoolId),
    })),
  );
}

type AskedKey = CeremonyAsked['key'];
