// One signing: how far it is, what became of each document, and how to go on when something stopped it.
import { stepsSoFar, type CeremonyRequest } from '../../../application/index.ts';
import { httpFault, type Caller } from '../../../http/index.ts';
import { PageHead, Refusal } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, Visit } from '../../visit.ts';
import { CeremonyProgress } from './ceremony-progress.tsx';
import { secretsIn } from './chosen-key.ts';
import { GoOn } from './go-on.tsx';
import { Outcomes } from './outcomes.tsx';
import { CeremonyState } from './recent.tsx';
import { signingWords } from './words.ts';

export const ceremony = screen({
  name: 'ceremony',
  path: '/signing/ceremonies/{ceremonyId}',
  who: 'person',
  show: async (visit) => {
    const words = signingWords[visit.language];
    const { store } = visit.desk.house;
    const request = await stepsSoFar(visit.desk.house, await own(visit));
    const records = await store.read((view) => view.records(request.records));
    const titles = new Map(records.map(({ id, title }) => [id, title]));
    const title = `${words.as[request.role]}, ${words.documents(request.records.length)}`;
    return {
      title,
      above: [{ title: words.title, to: '/signing' }],
      main: (
        <>
          <PageHead title={title}>
            <CeremonyState visit={visit} state={request.state} />
            {request.state !== 'running' && (
              <a class="btn btn-primary" href="/signing">
                {words.toNext}
              </a>
            )}
          </PageHead>
          <Refusal visit={visit} />
          <div {...(request.state === 'running' && following(request))}>
            <CeremonyProgress visit={visit} request={request} />
            {(request.state === 'stopped' || request.state === 'waiting') && (
              <GoOn visit={visit} request={request} />
            )}
            <Outcomes visit={visit} request={request} titles={titles} />
          </div>
        </>
      ),
    };
  },
  deeds: {
    goOn: async (visit: Visit<Caller>, fields: Fields): Promise<Done> => {
      await visit.desk.runs.goOn(await own(visit), secretsIn(fields));
      return { to: visit.address };
    },
  },
});

const following = ({ id }: CeremonyRequest) => ({
  'data-controller': 'follow-ceremony',
  'data-follow-ceremony-stream-value': `/api/ceremonies/${id}/events`,
});

/** Nobody else's ceremony exists for them. @throws Fault `ceremony.unknown` */
async function own({ desk, caller, params }: Visit<Caller>): Promise<CeremonyRequest> {
  const request = await desk.house.store.read((view) => view.ceremonyRequest(params.ceremonyId ?? ''));
  if (request?.personId !== caller.person) throw httpFault('ceremony.unknown');
  return request;
}
