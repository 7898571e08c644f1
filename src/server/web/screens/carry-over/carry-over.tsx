// The new year before it is carried over: questions, classes with their people, pupils to be placed, and the step itself.
import { Fault } from '../../../../kernel/index.ts';
import { Card, Empty, Form, Icon, Moment, PageHead, Refusal, YearForm } from '../../parts/index.ts';
import { screen } from '../../screen.ts';
import { carry, choose, undo } from './deeds.ts';
import { NewClasses } from './new-classes.tsx';
import { Placing } from './placing.tsx';
import { Questions } from './questions.tsx';
import { ahead, DEED, previewIn, yearIn, type SeenProps } from './seen.ts';
import { carryOverWords } from './words.ts';

export const carryOver = screen({
  name: 'carry-over',
  path: '/carry-over',
  who: 'person',
  show: async (visit) => {
    const words = carryOverWords[visit.language];
    const year = await yearIn(visit);
    const preview = await previewIn(visit).catch((failure: unknown) => {
      if (failure instanceof Fault && failure.code === 'carryOver.nothingToCarry') return null;
      throw failure;
    });
    const next = preview?.proposal.toYear ?? '';
    return {
      title: words.title,
      main: (
        <>
          <PageHead title={words.title} about={preview ? words.about(year, next) : words.nothing} />
          <Refusal visit={visit} />
          <YearForm id="carry-year" label={words.year} year={year} show={words.show} />
          {preview === null ? (
            <Card>
              <Empty icon="calendar" title={words.nothing} text={words.nothingAbout} />
            </Card>
          ) : (
            <>
              <datalist id="carry-people">
                {preview.people.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
              <Step visit={visit} preview={preview} />
              <Questions visit={visit} preview={preview} />
              <Placing visit={visit} preview={preview} />
              <NewClasses visit={visit} preview={preview} />
            </>
          )}
        </>
      ),
    };
  },
  deeds: { choose, carry, undo },
});

function Step({ visit, preview }: SeenProps) {
  const words = carryOverWords[visit.language];
  const { classes, pupils } = ahead(preview);
  const { steps, undoable, proposal, previewHash } = preview;
  return (
    <Card title={words.carry}>
      <p>{classes === 0 ? words.nothingLeft : words.carryAbout(classes, pupils)}</p>
      <div class="d-flex flex-wrap gap-2">
        {classes > 0 && (
          <Form visit={visit} deed={DEED.carry} confirm={words.carrySure}>
            <input type="hidden" name="preview" value={previewHash} />
            <button class="btn btn-primary" disabled={proposal.questions.length > 0}>
              <Icon name="forward" />
              {words.carry}
            </button>
          </Form>
        )}
        {undoable && (
          <Form visit={visit} deed={DEED.undo} confirm={words.undoSure}>
            <button class="btn">
              <Icon name="undo" />
              {words.undo}
            </button>
            <div class="form-hint">{words.undoAbout}</div>
          </Form>
        )}
      </div>
      {steps.length > 0 && (
        <>
          <h3 class="mt-3">{words.steps}</h3>
          <ul class="list-unstyled mb-0">
            {steps.map(({ number, deed, classes: of, at }) => (
              <li key={number}>
                {words.step[deed](
                  number,
                  of.length,
                  of.reduce((sum, one) => sum + one.pupils.length, 0),
                )}{' '}
                <Moment at={at} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
