// How the installation runs: what is in order, what waits and why, and what to do about it.
import {
  confirmAddress,
  pauseSubscription,
  readOperations,
  resumeSubscription,
  testSubscription,
} from '../../../application/index.ts';
import { Card, Frame, Icon, PageHead, Refusal } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import { Clock } from './clock.tsx';
import { Media } from './media.tsx';
import { Damaged } from './damaged.tsx';
import { Messages } from './messages.tsx';
import { Programs } from './programs.tsx';
import { seenStatus } from './seen-status.ts';
import { Store } from './store.tsx';
import { UnderWay } from './under-way.tsx';
import { Waiting } from './waiting.tsx';
import { statusWords } from './words.ts';

export const status = screen({
  name: 'status',
  path: '/status',
  who: 'person',
  show: async (visit) => {
    const words = statusWords[visit.language];
    const seen = await seenStatus(visit);
    const part = { visit, seen };
    return {
      title: words.title,
      main: (
        <>
          <PageHead title={words.title} about={words.about}>
            <a class="btn" href="/status">
              <Icon name="refresh" />
              {words.again}
            </a>
          </PageHead>
          <Refusal visit={visit} />
          <div class="row g-3">
            <div class="col-xl-6">
              <Store {...part} />
              <Clock {...part} />
              <Damaged {...part} />
              <Waiting {...part} />
              <Media {...part} />
              <UnderWay {...part} />
              <Messages {...part} />
              <Programs {...part} />
            </div>
            <div class="col-xl-6">
              <Card title={words.documents}>
                <Frame id="status-documents" from="/status/documents">
                  <Asking text={words.trying} link={words.toDocuments} to="/status/documents" />
                </Frame>
              </Card>
              <Card title={words.authorities}>
                <Frame id="status-authorities" from="/status/authorities">
                  <Asking text={words.asking} link={words.toAuthorities} to="/status/authorities" />
                </Frame>
              </Card>
              <Card title={words.certificates} padded={false}>
                <Frame id="status-certificates" from="/status/certificates">
                  <Asking text={words.reading} link={words.toCertificates} to="/status/certificates" />
                </Frame>
              </Card>
            </div>
          </div>
        </>
      ),
    };
  },
  deeds: {
    retry: async ({ desk, caller, language }) => {
      await readOperations(desk.house, { schoolId: caller.schoolId, by: caller.person });
      desk.carryOut();
      return { to: '/status', told: statusWords[language].retried };
    },
    confirmAddress: async ({ desk, caller, language }, fields) => {
      const address = fields.text('address').slice(0, 254);
      await confirmAddress(desk.house, { schoolId: caller.schoolId, by: caller.person }, address);
      return { to: '/status', told: statusWords[language].addressConfirmed(address) };
    },
    pause: async ({ desk, caller, language }, fields) => {
      await pauseSubscription(desk.house, caller, fields.text('webhook'));
      return { to: '/status', told: statusWords[language].pausedNow };
    },
    resume: async ({ desk, caller, language }, fields) => {
      await resumeSubscription(desk.house, caller, fields.text('webhook'));
      return { to: '/status', told: statusWords[language].resumedNow };
    },
    test: async ({ desk, caller, language }, fields) => {
      const { house, postman } = desk;
      const outcome = await testSubscription(house, postman, caller, fields.text('webhook'));
      return {
        to: '/status',
        told: statusWords[language].tested('reply' in outcome ? outcome.reply : outcome.reason),
      };
    },
  },
});

interface AskingProps {
  readonly text: string;
  readonly link: string;
  readonly to: string;
}

const Asking = ({ text, link, to }: AskingProps) => (
  <p class="m-0 p-3" role="status">
    <span class="spinner-border spinner-border-sm" aria-hidden="true" /> {text}{' '}
    <a class="text-decoration-underline" href={to}>
      {link}
    </a>
  </p>
);
