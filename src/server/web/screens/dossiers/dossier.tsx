// One dossier: its way with whose turn it is, the file in the page, my part in it, former versions, requests for change.
import { presentFile } from '../../../../workflows/index.ts';
import { Card, PageHead, Refusal } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import { FileView } from '../paper-signing/index.ts';
import { dossierDeeds } from './dossier-deeds.ts';
import { Due, aboutDossier } from './dossier-table.tsx';
import { dossierWords } from './dossier-words.ts';
import { Part } from './part.tsx';
import { RouteDrawing } from './route-drawing.tsx';
import { seenDossier } from './seen-dossier.ts';
import { DossierBadge } from './state.tsx';
import { Requests, Versions } from './versions.tsx';
import { dossiersWords } from './words.ts';

export const dossier = screen({
  name: 'dossier',
  path: '/dossiers/{dossierId}',
  who: 'person',
  show: async (visit) => {
    const { language } = visit;
    const words = dossierWords[language];
    const seen = await seenDossier(visit);
    const { standing, called, state } = seen;
    const { id, snapshot } = standing.dossier;
    const { context } = snapshot;
    const about = `${aboutDossier(standing, called, visit)} · ${called.people.get(context.author) ?? ''}`;
    return {
      title: context.title,
      above: [{ title: dossiersWords[language].title, to: '/dossiers' }],
      main: (
        <>
          <PageHead title={context.title} about={about}>
            {context.dueAt !== null && (
              <span>
                {dossiersWords[language].due}: <Due visit={visit} item={standing} />
              </span>
            )}
            <DossierBadge state={state} language={language} />
          </PageHead>
          <Refusal visit={visit} />
          <RouteDrawing visit={visit} seen={seen} />
          <div class="row">
            <div class="col-lg-4 order-lg-2">
              <Part visit={visit} seen={seen} />
              <Requests visit={visit} seen={seen} />
              <Versions visit={visit} seen={seen} />
            </div>
            <div class="col-lg-8">
              <Card title={words.document}>
                <FileView
                  visit={visit}
                  url={`/api/dossiers/${id}/document`}
                  mediaType="application/pdf"
                  name={words.shownVersion(presentFile(context).version)}
                  atOnce
                />
              </Card>
            </div>
          </div>
        </>
      ),
    };
  },
  deeds: dossierDeeds,
});
