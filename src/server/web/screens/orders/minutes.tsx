// Minutes of one order to lock: drafted by the office, read in the page, signed by those who were there, sealed.
import type { ComponentChildren } from 'preact';
import {
  colleaguesOf,
  lockMinutesSeenBy,
  lockedOrderSeenBy,
  type LockMinutesStanding,
} from '../../../application/index.ts';
import type { PersonId } from '../../../../kernel/index.ts';
import {
  draftedLockMinutes,
  httpFault,
  namesOf,
  signedLockMinutes,
  type Caller,
} from '../../../http/index.ts';
import { Card, Icon, Moment, PageHead, Refusal } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, Visit } from '../../visit.ts';
import { FileView, PaperSigning, paperKey } from '../paper-signing/index.ts';
import { DraftForm, mediaIn, shortIn } from './draft-form.tsx';
import { MinutesBadge } from './minutes-badge.tsx';
import { lockMinutesWords } from './minutes-words.ts';
import { lockedText } from './order-text.ts';
import { ordersWords } from './words.ts';

export const orderMinutes = screen({
  name: 'order-minutes',
  path: '/orders/{lockedOrderId}/minutes',
  who: 'person',
  show: async (visit) => {
    const { desk, caller, language } = visit;
    const words = lockMinutesWords[language];
    const { person: by, schoolId } = caller;
    const { locked, minutes, mayDraft } = await lockedOrderSeenBy(desk.house, { order: orderOf(visit), by });
    const standing = minutes && (await lockMinutesSeenBy(desk.house, { minutes: minutes.id, by }));
    const { order, decision, execution } = locked;
    const named = [order.proposedBy, decision.by, execution.by];
    const others = mayDraft ? await colleaguesOf(desk.house, { by, schoolId }) : [];
    const names = await namesOf(desk, minutes?.signers ?? []);
    const about = lockedText(locked, language);
    return {
      title: words.title,
      above: [{ title: ordersWords[language].title, to: '/orders' }],
      main: (
        <>
          <PageHead title={words.title} about={about}>
            {standing && <MinutesBadge standing={standing} names={names} language={language} />}
          </PageHead>
          <Refusal visit={visit} />
          <Card>
            <dl class="datagrid m-0">
              <Item name={words.reason}>{order.reason}</Item>
              <Item name={words.decision}>{decision.number}</Item>
              <Item name={words.executedAt}>
                <Moment at={execution.at} />
              </Item>
            </dl>
          </Card>
          {standing && <Paper visit={visit} standing={standing} names={names} />}
          {!standing && mayDraft && (
            <DraftForm visit={visit} others={others.filter(({ id }) => !named.includes(id))} />
          )}
          {!standing && !mayDraft && (
            <Card>
              <p class="m-0">{words.notDrafted}</p>
            </Card>
          )}
        </>
      ),
    };
  },
  deeds: { draft, sign: signs('signer'), seal: signs('seal') },
});

const orderOf = ({ params }: Visit): string => params.lockedOrderId ?? '';

async function draft(visit: Visit<Caller>, fields: Fields): Promise<Done> {
  const { desk, caller, language, address } = visit;
  const number = shortIn(fields, 'number');
  const media = mediaIn(fields);
  await draftedLockMinutes(desk, caller, {
    order: orderOf(visit),
    witnesses: fields.all('witness') as readonly PersonId[],
    ...(number !== '' && { number }),
    ...(media.length > 0 && { media }),
  });
  return { to: address, told: lockMinutesWords[language].drafted };
}

function signs(as: 'signer' | 'seal') {
  return async (visit: Visit<Caller>, fields: Fields): Promise<Done> => {
    const { desk, caller, language, address } = visit;
    const words = lockMinutesWords[language];
    const asked = { order: orderOf(visit), by: caller.person };
    const { minutes } = await lockedOrderSeenBy(desk.house, asked);
    if (minutes === null) throw httpFault('request.invalid');
    await signedLockMinutes(desk, caller, minutes.id, { as, ...paperKey(fields) });
    return { to: address, told: as === 'seal' ? words.sealedNow : words.signedNow };
  };
}

const Item = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <div class="datagrid-item">
    <dt class="datagrid-title">{name}</dt>
    <dd class="datagrid-content text-break">{children}</dd>
  </div>
);

interface PaperProps {
  readonly visit: Visit<Caller>;
  readonly standing: LockMinutesStanding;
  readonly names: ReadonlyMap<PersonId, string>;
}

function Paper({ visit, standing, names }: PaperProps) {
  const words = lockMinutesWords[visit.language];
  const { minutes, awaited, signed } = standing;
  const sealed = signed.find(({ seal }) => seal);
  const seals = awaited.includes('seal') && visit.appointments.some(({ role }) => role === 'registrar');
  return (
    <div class="row">
      <div class="col-lg-4 order-lg-2">
        <Card title={words.signatures}>
          <ul class="list-unstyled">
            {minutes.signers.map((person) => {
              const done = signed.find((one) => one.person === person && !one.seal);
              return <Mark key={person} name={names.get(person) ?? ''} at={done?.at} visit={visit} />;
            })}
            {(sealed ?? awaited.includes('seal')) && (
              <Mark name={words.sealPlace} at={sealed?.at} visit={visit} />
            )}
          </ul>
          <p class="text-secondary">
            {words.code}{' '}
            <a class="text-decoration-underline text-nowrap" href={`/verify/${minutes.verificationCode}`}>
              {minutes.verificationCode}
            </a>
          </p>
          {awaited.includes(visit.caller.person) && (
            <>
              <p>{words.signAbout}</p>
              <PaperSigning visit={visit} deed="sign" as="signer" button={words.sign} />
            </>
          )}
          {seals && (
            <>
              <p>{words.sealAbout}</p>
              <PaperSigning visit={visit} deed="seal" as="seal" button={words.seal} />
            </>
          )}
        </Card>
      </div>
      <div class="col-lg-8">
        <Card>
          <FileView
            visit={visit}
            url={`/api/lock-minutes/${minutes.id}/document`}
            mediaType="application/pdf"
            name={words.paper}
            atOnce
          />
        </Card>
      </div>
    </div>
  );
}

interface MarkProps {
  readonly visit: Visit;
  readonly name: string;
  readonly at: LockMinutesStanding['signed'][number]['at'] | undefined;
}

function Mark({ visit: { language }, name, at }: MarkProps) {
  const words = lockMinutesWords[language];
  return (
    <li class="d-flex gap-2">
      <Icon
        name={at === undefined ? 'clock' : 'check'}
        label={at === undefined ? words.notSigned : words.signed}
      />
      <span>
        {name}
        {at !== undefined && ' · '}
        {at !== undefined && <Moment at={at} />}
      </span>
    </li>
  );
}
