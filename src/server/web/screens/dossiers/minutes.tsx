// Minutes of one request for change: read in the page by those who may see the dossier, signed by those who were there.
import { dossierMinutesSeenBy, type MinutesSeen } from '../../../application/index.ts';
import { httpFault, signedDossierMinutes, type Caller } from '../../../http/index.ts';
import type { DossierId } from '../../../../workflows/index.ts';
import { Card, Icon, Moment, PageHead, Refusal } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, Visit } from '../../visit.ts';
import { FileView, PaperSigning, paperKey } from '../paper-signing/index.ts';
import { dossierWords } from './dossier-words.ts';
import { dossiersWords } from './words.ts';

export const dossierMinutes = screen({
  name: 'dossier-minutes',
  path: '/dossiers/{dossierId}/minutes/{number}',
  who: 'person',
  show: async (visit) => {
    const words = dossierWords[visit.language];
    const seen = await dossierMinutesSeenBy(visit.desk.house, { ...named(visit), by: visit.caller.person });
    const { dossier, minutes, names } = seen;
    const { title } = dossier.snapshot.context;
    const asked = words.minutesAbout(names.get(minutes.by) ?? '');
    return {
      title: words.minutesTitle(minutes.number),
      above: [
        { title: dossiersWords[visit.language].title, to: '/dossiers' },
        { title, to: `/dossiers/${dossier.id}` },
      ],
      main: (
        <>
          <PageHead title={words.minutesTitle(minutes.number)} about={`${title} · ${asked}`} />
          <Refusal visit={visit} />
          <div class="row">
            <div class="col-lg-4 order-lg-2">
              {seen.awaited.includes(visit.caller.person) && (
                <Card title={words.signMinutes}>
                  <p>{words.signMinutesAbout}</p>
                  <PaperSigning visit={visit} deed="sign" as="signer" button={words.signMinutes} />
                </Card>
              )}
              <Signatures visit={visit} seen={seen} />
            </div>
            <div class="col-lg-8">
              <Card>
                <FileView
                  visit={visit}
                  url={`/api/dossiers/${dossier.id}/minutes/${minutes.number}`}
                  mediaType="application/pdf"
                  name={words.paper}
                  atOnce
                />
              </Card>
            </div>
          </div>
        </>
      ),
    };
  },
  deeds: {
    sign: async (visit: Visit<Caller>, fields: Fields): Promise<Done> => {
      await signedDossierMinutes(visit.desk, visit.caller, named(visit), paperKey(fields));
      return { to: visit.address, told: dossierWords[visit.language].minutesSigned };
    },
  },
});

/** @throws Fault `request.notFound` for what is no number */
function named({ params: { dossierId = '', number = '' } }: Visit) {
  if (!/^[1-9][0-9]{0,3}$/.test(number)) throw httpFault('request.notFound');
  return { dossier: dossierId as DossierId, number: Number(number) };
}

interface SignaturesProps {
  readonly visit: Visit;
  readonly seen: MinutesSeen;
}

function Signatures({ visit: { language }, seen: { signed, awaited, names } }: SignaturesProps) {
  const words = dossierWords[language];
  return (
    <Card title={words.done}>
      <ul class="list-unstyled mb-0">
        {signed.map(({ person, at }) => (
          <li key={person} class="d-flex gap-2">
            <Icon name="check" label={words.signed} />
            <span>
              {names.get(person)} · <Moment at={at} />
            </span>
          </li>
        ))}
        {awaited.map((person) => (
          <li key={person} class="d-flex gap-2 text-secondary">
            <Icon name="clock" label={words.notSigned} /> {names.get(person)}
          </li>
        ))}
      </ul>
    </Card>
  );
}
