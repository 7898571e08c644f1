// One pupil's summer: what is due and entered, the decision, the supplementary page with its signatures, the transcript anew.
import { applicationFault, classTarget, may } from '../../../application/index.ts';
import type { Caller } from '../../../http/index.ts';
import { Card, Icon, PageHead, Refusal, StateBadge } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import { SummerBadge } from './class-summer.tsx';
import { DecisionForm } from './decision-form.tsx';
import { EntryForm } from './entry-form.tsx';
import { itemsOf } from './items.ts';
import { SupplementaryPage } from './page-card.tsx';
import { seenSummer, summerAddress, type SeenPupil, type SeenSummer } from './seen-summer.ts';
import { Standing } from './standing.tsx';
import { decide, enter, seal, sign } from './summer-deeds.ts';
import { summerWords } from './words.ts';

const CLOSED: readonly string[] = ['locked', 'archived'];

export const pupilSummer = screen({
  name: 'pupil-summer',
  path: '/classes/{classId}/summer/{pupil}',
  who: 'person',
  show: async (visit) => {
    const { language } = visit;
    const words = summerWords[language];
    const seen = await seenSummer(visit);
    const { schoolClass } = seen;
    const pupil = seen.summer.pupils.find(({ code }) => code === visit.params.pupil);
    if (!pupil) throw applicationFault('record.unknown', { record: visit.params.pupil ?? '' });
    const part = { visit, seen, pupil };
    const transcript = seen.transcripts.get(pupil.code);
    const closed = CLOSED.includes(transcript?.snapshot.state ?? '');
    const { mine, decides } = rightsOf(part);
    return {
      title: pupil.name,
      above: [
        { title: words.className(schoolClass.name), to: `/classes/${schoolClass.id}` },
        { title: words.title, to: summerAddress(schoolClass.id) },
      ],
      main: (
        <>
          <PageHead title={pupil.name} about={`${pupil.code} · ${words.titleOf(schoolClass.name)}`}>
            <SummerBadge visit={visit} pupil={pupil} />
          </PageHead>
          <Refusal visit={visit} />
          <div class="row g-3">
            <div class="col-lg-7">
              <Standing {...part} />
              <SupplementaryPage {...part} />
            </div>
            <div class="col-lg-5">
              {!closed && pupil.page === null && (
                <Card>
                  <p class="m-0">{words.yearOpen}</p>
                </Card>
              )}
              {closed && mine.length > 0 && <EntryForm {...part} items={mine} />}
              {closed && decides && pupil.undecided && <DecisionForm {...part} />}
              {transcript && (
                <Card title={words.transcript}>
                  <p>
                    <StateBadge state={transcript.snapshot.state} language={language} />
                  </p>
                  <p>{words.transcriptAbout}</p>
                  <a class="btn" href={`/records/${transcript.id}`}>
                    <Icon name="file" />
                    {words.openTranscript}
                  </a>
                </Card>
              )}
            </div>
          </div>
        </>
      ),
    };
  },
  deeds: { enter, decide, sign, seal },
});

export interface PupilProps {
  readonly visit: Visit<Caller>;
  readonly seen: SeenSummer;
  readonly pupil: SeenPupil;
}

/** What may be entered by whoever looks, and whether they decide. */
function rightsOf({ visit: { appointments, now }, seen, pupil }: PupilProps) {
  const target = { ...classTarget(seen.schoolClass), pupil: pupil.code };
  const allows = (action: Parameters<typeof may>[1], more: { readonly subject?: string } = {}) =>
    may(appointments, action, { ...target, ...more }, now) !== null;
  const mine = itemsOf(seen, pupil).filter(({ subject }) =>
    subject === null ? allows('summer.proposed') : allows('summer.entered', { subject }),
  );
  return { mine, decides: allows('summer.decided') && pupil.work !== null };
}
