// One correction: where it stands, old and new, what proves it, and the part of whoever looks.
import { PageHead, Refusal } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import { Changes } from './changes.tsx';
import { correctionDeeds } from './correction-deeds.ts';
import { Events, reachedIn } from './events.tsx';
import { EvidenceFiles, Minutes } from './files.tsx';
import { Outcome } from './outcome.tsx';
import { Part } from './part.tsx';
import { seenCorrection, type SeenCorrection } from './seen-correction.ts';
import { CorrectionBadge, stateOf } from './state.tsx';
import { Steps } from './steps.tsx';
import { correctionWords } from './words.ts';

export const correction = screen({
  name: 'correction',
  path: '/corrections/{correctionId}',
  who: 'person',
  show: async (visit) => {
    const { language } = visit;
    const words = correctionWords[language];
    const seen = await seenCorrection(visit);
    const { standing, schoolClass } = seen;
    const state = stateOf(standing);
    const title = words.ofClass(schoolClass.name);
    const { context } = standing.correction.snapshot;
    return {
      title,
      above: [{ title: words.title, to: '/corrections' }],
      main: (
        <div {...(!standing.ended && following(seen))}>
          <PageHead title={title} about={schoolClass.schoolYear}>
            <CorrectionBadge state={state} language={language} />
          </PageHead>
          <div class="alert alert-info" role="status" data-follow-correction-target="changed" hidden>
            {words.changed} <a href={visit.address}>{words.reload}</a>
          </div>
          <Refusal visit={visit} />
          <Steps state={state} reached={reachedIn(context)} language={language} />
          <div class="row">
            <div class="col-lg-4 order-lg-2">
              <Part visit={visit} seen={seen} />
              <Events visit={visit} seen={seen} />
            </div>
            <div class="col-lg-8">
              <Changes visit={visit} seen={seen} />
              <Minutes visit={visit} seen={seen} />
              <EvidenceFiles visit={visit} seen={seen} />
              <Outcome visit={visit} seen={seen} />
            </div>
          </div>
        </div>
      ),
    };
  },
  deeds: correctionDeeds,
});

const following = ({ standing: { correction: one } }: SeenCorrection) => ({
  'data-controller': 'follow-correction',
  'data-follow-correction-stream-value': `/api/corrections/${one.id}/events`,
  'data-follow-correction-seen-value': `revision-${one.revision + 1}`,
});
