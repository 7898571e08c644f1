// Media of the archive: a list, and the chosen one with its contents, its seal and its minutes.
import { colleaguesOf, mediaSeen, type MediumSeen } from '../../../application/index.ts';
import { namesOf } from '../../../http/index.ts';
import { Card, Empty, PageHead, Refusal } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Visit } from '../../visit.ts';
import { archiveWords } from '../archive/words.ts';
import { open, seal, sign, stamp } from './media-deeds.ts';
import { Contents } from './medium.tsx';
import { EarlierSeals, SealCard } from './seal-card.tsx';
import { OpenForm, SealForm } from './seal-forms.tsx';
import { mediaWords } from './words.ts';

export const archiveMedia = screen({
  name: 'archive-media',
  path: '/archive/media',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, language, query } = visit;
    const words = mediaWords[language];
    const { person: by, schoolId } = caller;
    const { media, maySeal, rules } = await mediaSeen(desk.house, { schoolId, by });
    const medium = media.find(({ target }) => target.id === query.get('medium')) ?? media[0];
    const seals = medium?.seals ?? [];
    const inForce = seals.find(({ opening }) => opening === null);
    const waited = inForce?.awaited.flatMap((one) => (one === 'seal' ? [] : [one])) ?? [];
    const names = await namesOf(desk, [...waited, ...seals.flatMap(({ opening }) => opening?.by ?? [])]);
    const others = maySeal && !inForce ? await colleaguesOf(desk.house, { by, schoolId }) : [];
    return {
      title: words.title,
      above: [{ title: archiveWords[language].title, to: '/archive' }],
      main: (
        <>
          <PageHead title={words.title} about={words.about} />
          <Refusal visit={visit} />
          {medium === undefined ? (
            <Card>
              <Empty icon="archive" title={words.none} text={words.noneAbout} />
            </Card>
          ) : (
            <>
              <Media visit={visit} media={media} />
              <div class="row">
                <div class="col-lg-8">
                  <Contents visit={visit} medium={medium} />
                  <EarlierSeals visit={visit} seals={seals.filter((one) => one !== inForce)} names={names} />
                </div>
                <div class="col-lg-4">
                  {inForce && <SealCard visit={visit} seal={inForce} names={names} />}
                  {maySeal && inForce && <OpenForm visit={visit} medium={medium} />}
                  {maySeal && !inForce && (
                    <SealForm visit={visit} medium={medium} others={others} rules={rules} />
                  )}
                </div>
              </div>
            </>
          )}
        </>
      ),
    };
  },
  deeds: { seal, sign, stamp, open },
});

function Media({ visit, media }: { readonly visit: Visit; readonly media: readonly MediumSeen[] }) {
  const words = mediaWords[visit.language];
  return (
    <Card title={words.media} padded={false}>
      <div class="table-responsive">
        <table class="table table-vcenter card-table">
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.holds}</th>
              <th scope="col">{words.state}</th>
              <th scope="col" class="w-1" aria-label={words.open} />
            </tr>
          </thead>
          <tbody>
            {media.map(({ target, holds, seal: sealed }) => (
              <tr key={target.id}>
                <th scope="row" class="fw-normal">
                  {target.name}
                </th>
                <td>{words.packages(holds)}</td>
                <td>{sealed ? words.sealedWith(sealed.sealNumber) : words.notSealed}</td>
                <td>
                  <a
                    class="btn btn-sm"
                    href={`/archive/media?medium=${target.id}`}
                    aria-label={words.openOf(target.name)}
                  >
                    {words.open}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
