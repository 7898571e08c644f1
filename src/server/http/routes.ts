// The table of routes: what the server serves and what the OpenAPI document describes.
import { accountRoutes } from './resources/account.ts';
import { accountsRoutes } from './resources/accounts.ts';
import { appointmentRoutes } from './resources/appointments.ts';
import { calendarRoutes } from './resources/calendar.ts';
import { carryOverRoutes } from './resources/carry-overs.ts';
import { ceremonyRoutes } from './resources/ceremonies.ts';
import { childrenRoutes } from './resources/children.ts';
import { classRoutes } from './resources/classes.ts';
import { dossierDeedRoutes } from './resources/dossier-deeds.ts';
import { dossierMinutesRoutes } from './resources/dossier-minutes.ts';
import { dossierSignatureRoutes } from './resources/dossier-signatures.ts';
import { dossierRoutes } from './resources/dossiers.ts';
import { editLogRoutes } from './resources/edit-logs.ts';
import { familyRoutes } from './resources/families.ts';
import { correctionEvidenceRoutes } from './resources/correction-evidence.ts';
import { correctionMinutesRoutes } from './resources/correction-minutes.ts';
import { correctionWatchingRoutes } from './resources/correction-watching.ts';
import { correctionRoutes } from './resources/corrections.ts';
import { archiveRegisterRoutes } from './resources/archive-register.ts';
import { archiveMediaRoutes } from './resources/archive-media.ts';
import { lockMinutesRoutes } from './resources/lock-minutes.ts';
import { lockingOrderRoutes } from './resources/locking-orders.ts';
import { mediaLabelRoutes } from './resources/media-labels.ts';
import { noticeRoutes } from './resources/notices.ts';
import { officeRoutes } from './resources/office.ts';
import { paperRoutes } from './resources/paper.ts';
import { bookRoutes } from './resources/books.ts';
import { foreignBookRoutes } from './resources/foreign-books.ts';
import { officeCopyRoutes } from './resources/office-copies.ts';
import { officeRegisterRoutes } from './resources/office-registers.ts';
import { officeSearchRoutes } from './resources/office-search.ts';
import { passkeyRoutes } from './resources/passkeys.ts';
import { peopleRoutes } from './resources/people.ts';
import { policyRoutes } from './resources/policies.ts';
import { recordRoutes } from './resources/records.ts';
import { runRoutes } from './resources/runs.ts';
import { remoteCredentialRoutes } from './resources/remote-credentials.ts';
import { schoolOrderRoutes } from './resources/school-orders.ts';
import { secondFactorRoutes } from './resources/second-factors.ts';
import { sessionRoutes } from './resources/session.ts';
import { sheetWorkbookRoutes } from './resources/sheet-workbooks.ts';
import { summerRoutes } from './resources/summer.ts';
import { testDayRoutes } from './resources/test-days.ts';
import { tokenRoutes } from './resources/tokens.ts';
import { verificationRoutes } from './resources/verifications.ts';
import { webhookRoutes } from './resources/webhooks.ts';
import { reportRoutes } from './resources/reports.ts';
import { resultLockRoutes } from './resources/result-locks.ts';
import { resultRoutes } from './resources/results.ts';
import type { AnyRoute } from './route.ts';

export const allRoutes = (secure: boolean): readonly AnyRoute[] => [
  ...sessionRoutes(secure),
  ...tokenRoutes,
  ...accountRoutes,
  ...secondFactorRoutes,
  ...passkeyRoutes(secure),
  ...accountsRoutes,
  ...peopleRoutes,
  ...appointmentRoutes,
  ...classRoutes,
  ...resultRoutes,
  ...testDayRoutes,
  ...sheetWorkbookRoutes,
  ...resultLockRoutes,
  ...editLogRoutes,
  ...dossierRoutes,
  ...dossierDeedRoutes,
  ...dossierSignatureRoutes,
  ...dossierMinutesRoutes,
  ...summerRoutes,
  ...carryOverRoutes,
  ...reportRoutes,
  ...recordRoutes,
  ...paperRoutes,
  ...ceremonyRoutes,
  ...remoteCredentialRoutes,
  ...officeRoutes,
  ...officeSearchRoutes,
  ...officeCopyRoutes,
  ...officeRegisterRoutes,
  ...bookRoutes,
  ...foreignBookRoutes,
  ...mediaLabelRoutes,
  ...archiveMediaRoutes,
  ...archiveRegisterRoutes,
  ...runRoutes,
  ...verificationRoutes,
  ...policyRoutes,
  ...calendarRoutes,
  ...lockingOrderRoutes,
  ...schoolOrderRoutes,
  ...lockMinutesRoutes,
  ...correctionRoutes,
  ...correctionEvidenceRoutes,
  ...correctionMinutesRoutes,
  ...correctionWatchingRoutes,
  ...noticeRoutes,
  ...childrenRoutes,
  ...familyRoutes,
  ...webhookRoutes,
];
