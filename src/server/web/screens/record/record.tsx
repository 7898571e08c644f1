// One record: where it stands in its life, who did what, its versions, signatures and seal, and what may be done now.
import type { RecordState } from '../../../../workflows/index.ts';
import { Card, Frame, Icon, PageHead, Refusal, StateBadge } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import { Deeds } from './deeds-card.tsx';
import { LifecycleDrawing } from './lifecycle-drawing.tsx';
import { PrintedContent, snapshotOf } from './printed-content.tsx';
import { giveBack, order, submit } from './record-deeds.ts';
import { JoinedSeal } from './seal.tsx';
import { recordAddress, seenRecord } from './seen-record.ts';
import { Timeline } from './timeline.tsx';
import { Versions } from './versions.tsx';
import { recordWords } from './words.ts';

export const record = screen({
  name: 'record',
  path: '/records/{recordId}',
  who: 'person',
  show: async (visit) => {
    const { language } = visit;
    const words = recordWords[language];
    const seen = await seenRecord(visit);
    const { record: one, schoolClass, documents } = seen;
    const state = one.snapshot.state as RecordState;
    const latest = documents.at(-1);
    const snapshot = latest && (await snapshotOf(visit, latest));
    const address = recordAddress(one.id);
    const about = `${words.kinds[one.kind]} · ${schoolClass.name} · ${schoolClass.schoolYear}`;
    return {
      title: one.title,
      above: [
        { title: words.classes, to: '/classes' },
        { title: schoolClass.name, to: `/classes/${schoolClass.id}` },
      ],
      main: (
        <>
          <PageHead title={one.title} about={about}>
            <StateBadge state={state} language={language} />
            {latest && (
              <a class="btn" href={`/api${address}/document`} download={`${latest.verificationCode}.pdf`}>
                <Icon name="download" />
                {words.download}
              </a>
            )}
          </PageHead>
          <Refusal visit={visit} />
          <div class="record-page">
            <div class="record-main">
              {latest && (
                <Card title={words.signatures}>
                  <Frame id="record-verdict" from={`${address}/verdict`}>
                    <p class="m-0" role="status">
                      <span class="spinner-border spinner-border-sm" aria-hidden="true" /> {words.checking}{' '}
                      <a class="text-decoration-underline" href={`${address}/verdict`}>
                        {words.check}
                      </a>
                    </p>
                  </Frame>
                </Card>
              )}
              {(state === 'draft' || state === 'returned') && (
                <Card title={words.missing} padded={false}>
                  <Frame id="record-missing" from={`${address}/missing`}>
                    <p class="card-body m-0" role="status">
                      <span class="spinner-border spinner-border-sm" aria-hidden="true" />{' '}
                      <a class="text-decoration-underline" href={`${address}/missing`}>
                        {words.missingLooking}
                      </a>
                    </p>
                  </Frame>
                </Card>
              )}
              <JoinedSeal visit={visit} seen={seen} />
              <Versions visit={visit} seen={seen} />
              {snapshot && (
                <Card title={words.content} id="content" padded={false}>
                  <p class="card-body mb-0 text-secondary">{words.contentAbout}</p>
                  <PrintedContent snapshot={snapshot} language={language} caption={one.title} />
                </Card>
              )}
            </div>
            <div class="record-deeds">
              <Deeds visit={visit} seen={seen} />
            </div>
            <div class="record-aside">
              <Card title={words.lifecycle}>
                <LifecycleDrawing state={state} language={language} />
              </Card>
              <Timeline visit={visit} seen={seen} />
            </div>
          </div>
        </>
      ),
    };
  },
  deeds: { submit, return: giveBack, order },
});
