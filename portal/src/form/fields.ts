/** The fields of a form: every one with a label, and with what is wrong beside it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { icon, type IconName } from '../page/icon.ts';

/** Something to put right, at a field (or at none). */
export interface Problem {
  field: string | null;
  message: string;
}

/**
 * What was typed is not drawn at every key, so what was drawn last says nothing of what stands there now: something new is always
 * put in. (An equal value leaves the caret where it is.)
 */
const anew = (value: string): { toString: () => string } => ({ toString: () => value });

const problemAt = (field: string, problems: readonly Problem[]): string | undefined =>
  problems.find((problem) => problem.field === field)?.message;

const describedBy = (field: string, hint: string | undefined, problem: string | undefined): string =>
  [hint ? `${field}-hint` : '', problem ? `${field}-problem` : ''].filter(Boolean).join(' ');

const errorLine = (field: string, problem: string | undefined): TemplateResult | typeof nothing =>
  problem
    ? html`<p class="form-error-message" id="${field}-problem">${icon('error')}${problem}</p>`
    : nothing;

export interface TextField {
  /** The API's name of it, which user errors name too. */
  field: string;
  label: string;
  hint?: string;
  value: string;
  rows?: number;
  /** How many characters the API takes. */
  longest?: number;
  changed: (value: string) => void;
}

/** A place to write in. */
export function textField(it: TextField, problems: readonly Problem[]): TemplateResult {
  const problem = problemAt(it.field, problems);
  return html`
    <div class="form-group ${problem ? 'form-error' : ''}">
      <label class="form-label" for=${it.field}>${it.label}</label>
      ${it.hint ? html`<p class="form-hint" id="${it.field}-hint">${it.hint}</p>` : nothing}
      ${errorLine(it.field, problem)}
      <textarea
        class="form-input"
        id=${it.field}
        rows=${it.rows ?? 5}
        maxlength=${it.longest ?? 5000}
        aria-describedby=${describedBy(it.field, it.hint, problem) || nothing}
        aria-invalid=${problem ? 'true' : nothing}
        .value=${anew(it.value)}
        @input=${(event: Event) => it.changed((event.target as HTMLTextAreaElement).value)}
      ></textarea>
    </div>
  `;
}

export interface LineField extends TextField {
  autocomplete?: 'name' | 'off';
}

/** A place for one line. */
export function lineField(it: LineField, problems: readonly Problem[]): TemplateResult {
  const problem = problemAt(it.field, problems);
  return html`
    <div class="form-group ${problem ? 'form-error' : ''}">
      <label class="form-label" for=${it.field}>${it.label}</label>
      ${it.hint ? html`<p class="form-hint" id="${it.field}-hint">${it.hint}</p>` : nothing}
      ${errorLine(it.field, problem)}
      <input
        class="form-input"
        type="text"
        id=${it.field}
        maxlength=${it.longest ?? 200}
        autocomplete=${it.autocomplete ?? 'off'}
        aria-describedby=${describedBy(it.field, it.hint, problem) || nothing}
        aria-invalid=${problem ? 'true' : nothing}
        .value=${anew(it.value)}
        @input=${(event: Event) => it.changed((event.target as HTMLInputElement).value)}
      />
    </div>
  `;
}

export interface Option<Value extends string> {
  value: Value;
  label: string;
  hint?: string;
  picture?: IconName;
}

export interface ChoiceField<Value extends string> {
  field: string;
  legend: string;
  hint?: string;
  options: readonly Option<Value>[];
  chosen: readonly Value[];
  /** Several may be chosen. */
  several?: boolean;
  /** Draws the page anew, too. */
  changed: (chosen: Value[]) => void;
}

/** One, or some, of a few. */
export function choiceField<Value extends string>(
  it: ChoiceField<Value>,
  problems: readonly Problem[],
): TemplateResult {
  const problem = problemAt(it.field, problems);
  const pick = (value: Value): void => {
    const others = it.chosen.filter((one) => one !== value);
    const was = others.length < it.chosen.length;
    it.changed(it.several ? (was ? others : [...it.chosen, value]) : [value]);
  };
  return html`
    <fieldset
      class="form-group ${problem ? 'form-error' : ''}"
      id=${it.field}
      tabindex="-1"
      aria-describedby=${describedBy(it.field, it.hint, problem) || nothing}
    >
      <legend class="form-label">${it.legend}</legend>
      ${it.hint ? html`<p class="form-hint" id="${it.field}-hint">${it.hint}</p>` : nothing}
      ${errorLine(it.field, problem)}
      ${it.options.map(
        (option) => html`
          <label class="option">
            <input
              type=${it.several ? 'checkbox' : 'radio'}
              name=${it.field}
              value=${option.value}
              .checked=${it.chosen.includes(option.value)}
              @change=${() => pick(option.value)}
            />
            ${option.picture ? icon(option.picture) : nothing}
            <span
              >${option.label}${option.hint ? html`<span class="option-hint">${option.hint}</span>` : nothing}</span
            >
          </label>
        `,
      )}
    </fieldset>
  `;
}

/** What is wrong, on top of the form: each leads to its field. */
export const problemSummary = (heading: string, problems: readonly Problem[]): TemplateResult =>
  html`<div class="alert alert-error problems" id="problems" tabindex="-1" role="alert">
    <h2>${heading}</h2>
    <ul class="nobullet-list">
      ${problems.map(({ field, message }) =>
        field
          ? html`<li>
              <a href="#${field}" @click=${(event: Event) => goTo(event, field)}>${message}</a>
            </li>`
          : html`<li>${message}</li>`,
      )}
    </ul>
  </div>`;

/** The address keeps its form: a fragment in it would be a page of its own for Back. */
function goTo(event: Event, field: string): void {
  event.preventDefault();
  document.getElementById(field)?.focus();
}
