// What schools change most, as a form over the draft: each with what is wrong with it beside it.
import { eachKeptKind, type PolicyProblem } from '../../../../policies/index.ts';
import { Card, Form } from '../../parts/index.ts';
import type { Visit } from '../../visit.ts';
import type { Language } from '../../words.ts';
import { objectIn, settings, valuesOf, type Setting, type SettingName } from './settings.ts';
import { policyWords } from './words.ts';

interface SettingsProps {
  readonly visit: Visit;
  /** The draft. */
  readonly text: string;
  readonly problems: readonly PolicyProblem[];
}

/** Nothing while the draft cannot be read: then its text comes first. */
export function SettingsForm({ visit, text, problems }: SettingsProps) {
  const words = policyWords[visit.language];
  const draft = objectIn(text);
  if (draft === null) return null;
  const one = (setting: Setting) => {
    const wrong = problems.find(({ pointer }) => `${pointer}/`.startsWith(`/${setting.path.join('/')}/`));
    return (
      <div class={setting.kind === 'many' ? 'col-12' : 'col-sm-6'} key={setting.name}>
        <Input visit={visit} setting={setting} values={valuesOf(setting, draft)} wrong={wrong} />
      </div>
    );
  };
  return (
    <Card title={words.settings} id="settings">
      <p class="text-secondary">{words.settingsAbout}</p>
      <Form visit={visit} deed="settings" action="/policy" once>
        <input type="hidden" name="file" value={text} />
        <div class="row g-3 mb-3">{settings.map(one)}</div>
        <button class="btn btn-primary">{words.settingsCheck}</button>
      </Form>
    </Card>
  );
}

interface InputProps {
  readonly visit: Visit;
  readonly setting: Setting;
  readonly values: readonly string[];
  readonly wrong: PolicyProblem | undefined;
}

function Input({ visit, setting: { name, kind, options = [] }, values, wrong }: InputProps) {
  const words = policyWords[visit.language];
  const id = `settings-${name}`;
  const said = wrong && (
    <div class="invalid-feedback d-block" id={`${id}-wrong`}>
      {wrong[visit.language]}
    </div>
  );
  const told = wrong && { 'aria-describedby': `${id}-wrong`, 'aria-invalid': 'true' as const };
  if (kind === 'many')
    return (
      <fieldset {...(wrong && { 'aria-describedby': `${id}-wrong` })}>
        <legend class="form-label">{labelOf(name, visit.language)}</legend>
        {options.map((option) => (
          <label class="form-check form-check-inline" key={option}>
            <input
              class="form-check-input"
              type="checkbox"
              name={name}
              value={option}
              checked={values.includes(option)}
            />
            <span class="form-check-label">{nameOf(option, words)}</span>
          </label>
        ))}
        {said}
      </fieldset>
    );
  const look = wrong ? ' is-invalid' : '';
  return (
    <>
      <label class="form-label" for={id}>
        {labelOf(name, visit.language)}
      </label>
      {kind === 'one' || kind === 'time' ? (
        <select id={id} name={name} class={`form-select${look}`} {...told}>
          {[...new Set([...options, ...values])].map((option) => (
            <option key={option} value={option} selected={values.includes(option)}>
              {kind === 'time' ? timeOf(option, words) : nameOf(option, words)}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          name={name}
          class={`form-control${look}`}
          inputmode="numeric"
          maxLength={6}
          autocomplete="off"
          value={values[0] ?? ''}
          {...told}
        />
      )}
      {said}
    </>
  );
}

type Words = (typeof policyWords)['vi'];

function labelOf(name: SettingName, language: Language): string {
  const words = policyWords[language];
  const kind = eachKeptKind.find((one) => name === `kept-${one}`);
  return kind ? words.retentionOf(words.kept[kind]) : words.setting[name as keyof Words['setting']];
}

/** Years, for ever, or nothing of its own. */
function timeOf(option: string, words: Words): string {
  if (option === '') return words.asAll;
  return option === 'permanent' ? words.permanent : words.years(option);
}

function nameOf(option: string, { party, parts, ways }: Words): string {
  const names: Readonly<Record<string, string>> = { ...party, ...parts, ...ways };
  return names[option] ?? option;
}
