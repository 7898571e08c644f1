// Reports about letters are understood whoever writes them, and nothing else is taken for one.
import * as fc from 'fast-check';
import { readDeliveryReport } from '../../../src/server/mail/index.ts';
import {
  delayed,
  failedReports,
  fullMailbox,
  gaveUp,
  holidayReply,
  type Reported,
} from '../../support/delivery-reports.ts';

const id = '3f0d1c52-8f6e-4b6e-9d7b-0a4f6f1f2a33';
const returnPath = 'bounces+{id}@truong.example';
const reported: Reported = { id, to: 'gv@vidu.example', returnedTo: `bounces+${id}@truong.example` };
const read = (text: string) => readDeliveryReport(Buffer.from(text), returnPath);

it.each(Object.entries(failedReports))('a %s report names our message and blames the address', (_, write) => {
  const report = read(write(reported));
  expect(report).toMatchObject({ ids: [id], outcome: 'bounced' });
  expect(report!.reason).not.toMatch(/[\r\n]|undefined/);
  expect(read(write(reported).replace(/\r\n/g, '\n'))).toEqual(report);
});

it('the server’s words are kept on one line, unfolded', () => {
  expect(read(failedReports.postfix(reported))!.reason).toBe(
    '5.1.1 550 5.1.1 User unknown in virtual mailbox table',
  );
});

it.each([
  ['a full mailbox', fullMailbox, 'failed'],
  ['a server that waited in vain', gaveUp, 'failed'],
  ['a letter still on its way', delayed, 'none'],
] as const)('%s is not the address’s fault', (_, write, outcome) => {
  expect(read(write(reported))?.outcome).toBe(outcome);
});

it('of several recipients the worst counts', () => {
  const both = failedReports
    .postfix(reported)
    .replace(
      'Final-Recipient: rfc822; gv@vidu.example',
      'Final-Recipient: rfc822; x@y.example\r\nAction: relayed\r\nStatus: 2.0.0\r\n\r\n$&',
    );
  expect(read(both)).toMatchObject({ outcome: 'bounced' });
});

it('a holiday reply that quotes such words, and a letter from anybody, are no reports', () => {
  expect(read(holidayReply(reported))).toBeNull();
  expect(read('')).toBeNull();
  expect(read('Content-Type: multipart/report; boundary=b\n\n--b--')).toBeNull();
  expect(
    read('Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n'),
  ).toBeNull();
});

it('an id in the text alone, or behind another return path, is not ours', () => {
  const elsewhere = failedReports.terse({ ...reported, returnedTo: `other+${id}@truong.example` });
  expect(read(elsewhere)?.ids).toEqual([]);
  const quoted = failedReports.postfix(reported).replace(`<${id}@truong.example>`, '<none@x.example>');
  expect(read(quoted.replace(`bounces+${id}`, 'bounces'))?.ids).toEqual([]);
});

it('whatever comes is read without harm, cut anywhere and with bytes changed', () => {
  const whole = Buffer.from(failedReports.exchange(reported));
  fc.assert(
    fc.property(
      fc.nat(whole.length),
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
      (cut, changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        const report = readDeliveryReport(bytes.subarray(0, cut), returnPath);
        if (report) expect(report.reason.length).toBeLessThanOrEqual(300);
      },
    ),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 4000 }), (bytes) => void readDeliveryReport(bytes, '{id}@x')),
  );
});
