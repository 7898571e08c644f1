// Classes on hold, released with a reason; and putting another on hold.
import type { RegisterSeen } from '../../../application/index.ts';
import { Card, Empty, Field, Form, Moment } from '../../parts/index.ts';
import { LONGEST_LINE } from '../../serving/short-text.ts';
import type { Visit } from '../../visit.ts';
import { classText, ClassChoice } from './class-choice.tsx';
import { registerWords } from './words.ts';

interface HoldsProps {
  readonly visit: Visit;
  readonly seen: RegisterSeen;
}

export function Holds({ visit, seen }: HoldsProps) {
  const words = registerWords[visit.language];
  const inForce = seen.holds.filter(({ release }) => release === null);
  const text = { visit, required: true, maxLength: LONGEST_LINE } as const;
  return (
    <Card title={words.holds}>
      {inForce.length === 0 && <Empty icon="archive" title={words.noHolds} text={words.holdAbout} />}
      {inForce.map(({ id, classId, reason, decisionNumber, at }) => {
        const name = classText(seen.classes, classId);
        return (
          <div key={id} class="mb-3">
            <p class="mb-1">
              <strong>{name}</strong> · {reason} · {decisionNumber} · <Moment at={at} />
            </p>
            {seen.mayHold && (
              <details>
                <summary>{words.releaseOf(name)}</summary>
                <Form visit={visit} deed="release" id={`release-${id}`}>
                  <input type="hidden" name="hold" value={id} />
                  <Field {...text} deed="release" name="reason" label={words.reason} />
                  <Field {...text} deed="release" name="decisionNumber" label={words.decisionNumber} />
                  <button class="btn">{words.release}</button>
                </Form>
              </details>
            )}
          </div>
        );
      })}
    </Card>
  );
}

export function HoldForm({ visit, seen }: HoldsProps) {
  const words = registerWords[visit.language];
  const text = { visit, deed: 'hold', required: true, maxLength: LONGEST_LINE } as const;
  return (
    <Card title={words.hold}>
      <p class="text-secondary">{words.holdAbout}</p>
      <Form visit={visit} deed="hold">
        <ClassChoice visit={visit} deed="hold" classes={seen.classes} none={words.choose} required />
        <Field {...text} name="reason" label={words.reason} />
        <Field {...text} name="decisionNumber" label={words.decisionNumber} />
        <button class="btn btn-primary">{words.put}</button>
      </Form>
    </Card>
  );
}
