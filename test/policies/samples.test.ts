// The five source regulations as data: each passes the check, and each value names the article it comes from.
import { approvalOf, occurrencesIn, rulesOf, sourceOf, untraced } from '../../src/policies/index.ts';
import { problemsOf, sampleNames, samplePolicy } from '../support/policies.ts';

it('has the five source regulations', () => {
  expect(sampleNames).toHaveLength(5);
});

describe.each(sampleNames)('the regulation %s', (name) => {
  const policy = samplePolicy(name);

  it('traces every value to its article', () => {
    expect(untraced(policy)).toEqual([]);
    for (const article of Object.values(policy.sources ?? {}))
      expect(article).toMatch(/(?:Đ\d+|B\.I|^Mục \d|^Tiêu đề$|^Trích yếu$|[Pp]hần đầu$)/);
  });

  it('loses its trace when a value is added without one', () => {
    expect(untraced({ ...policy, timestamps: rulesOf(null).timestamps })).toEqual([
      '/timestamps/timestamped',
      '/timestamps/withoutTimestamp',
      '/timestamps/uncheckedCertificate',
    ]);
  });

  it('passes all its milestones within the school year, in any of twenty years', () => {
    for (let first = 2019; first < 2039; first += 1) {
      const year = `${first}-${first + 1}`;
      const occurrences = occurrencesIn(policy, year);
      expect(new Set(occurrences.map(({ milestone }) => milestone.id)).size).toBe(
        policy.calendar?.milestones?.length,
      );
      for (const { lastDay } of occurrences) {
        expect(lastDay >= `${first}-08-01`).toBe(true);
        expect(lastDay <= `${first + 1}-07-31`).toBe(true);
      }
    }
  });
});

describe('the regulations side by side', () => {
  const krongBong = samplePolicy('krông-bông.json');
  const vinhAn = samplePolicy('vĩnh-an-tân-liên.json');
  const himLam = samplePolicy('him-lam.json');
  const hoangVanThu = samplePolicy('hoàng-văn-thụ.json');
  const binhThanh = samplePolicy('bình-thạnh.json');

  it('differ in who approves: by grade at one school, the vice principal at another', () => {
    expect([10, 11, 12].map((grade) => approvalOf(hoangVanThu, grade).approver)).toEqual([
      'vicePrincipal',
      'vicePrincipal',
      'principal',
    ]);
    expect(approvalOf(himLam, 8).approver).toBe('vicePrincipal');
    expect(approvalOf(krongBong, 10)).toEqual({ grades: [10], approver: 'principal' });
    expect(sourceOf(hoangVanThu, '/approval/2/approver')).toBe('Đ9.1c');
    expect(sourceOf(hoangVanThu, '/corrections/permittedBy')).toBe('Đ6.1, Đ8.3');
    expect(sourceOf(hoangVanThu, '/corrections/witnesses')).toBeUndefined();
  });

  it('differ in who witnesses a correction, and until when one may be asked for', () => {
    expect(rulesOf(krongBong).witnesses).toEqual(['systemBoard', 'homeroomTeacher']);
    expect(rulesOf(vinhAn).witnesses).toEqual(['leadership', 'systemBoard']);
    expect(vinhAn.corrections?.daysBeforeTermExam).toBe(7);
    expect(krongBong.corrections?.daysBeforeTermExam).toBeUndefined();
  });

  it('differ in paper and keys', () => {
    expect(rulesOf(krongBong).classSummarySignedAs).toBe('digital');
    expect(rulesOf(vinhAn).classSummarySignedAs).toBe('wetInk');
    expect(binhThanh.documents?.confirmationSheet?.signedAs).toBe('wetInk');
  });

  it('say nothing of timestamps and of the seal’s size, so the documented defaults apply', () => {
    for (const name of sampleNames)
      expect(rulesOf(samplePolicy(name))).toMatchObject({
        timestamps: { timestamped: 'seal', withoutTimestamp: 'refuse', uncheckedCertificate: 'refuse' },
        sealDiameter: 36,
        sheetsPerImpression: 5,
      });
  });

  it('keep their week tables: 5, 11, 17, 19, 27, 33, 36 and 6, 10, 18, 20, 34, 36', () => {
    const weeks = (policy: typeof krongBong) => [
      ...new Set(
        (policy.calendar?.milestones ?? []).flatMap(({ when }) => (when.on === 'week' ? [when.week] : [])),
      ),
    ];
    expect(weeks(krongBong)).toEqual([5, 11, 17, 19, 27, 33, 36]);
    expect(weeks(hoangVanThu)).toEqual([6, 10, 18, 20, 34, 36]);
  });

  it('would not pass with week 18 printed a second time after week 20', () => {
    const { calendar, ...rest } = hoangVanThu;
    const milestones = (calendar?.milestones ?? []).map((milestone) =>
      milestone.id === 'scores-2-first' ? { ...milestone, when: { on: 'week', week: 18 } } : milestone,
    );
    const [only, ...others] = problemsOf({ ...rest, calendar: { ...calendar, milestones } });
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      code: 'policyFile.weeksOutOfOrder',
      pointer: '/calendar/milestones/7/when/week',
      place: { vi: 'lịch năm học › mốc thời gian 8 › thời điểm › tuần' },
      vi: 'tuần 18 đứng sau tuần 20',
    });
  });
});
