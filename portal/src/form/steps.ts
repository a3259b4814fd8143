/**
 * A form in steps, one thing at a time: the steps, "look it through", and a receipt. Nothing is sent before the reader has
 * seen it all; what is wrong is said at its field, and what was written stays.
 */
import { html, nothing, type TemplateResult } from 'lit-html';
import { status, statusReady } from '../page/frame.ts';
import { problemSummary, type Problem } from './fields.ts';
import type { Sent } from './send.ts';
import { words } from './da.ts';

export interface Step {
  heading: string;
  /** The fields' names, as the API names them in what is to be put right. */
  names: readonly string[];
  /** The fields; `problems` go to them. */
  fields: (problems: readonly Problem[]) => TemplateResult;
  /** What is missing before the next step. */
  missing?: () => Problem[];
}

/** What was filled in: its name and its words. */
export type Filled = readonly (readonly [string, string | TemplateResult])[];

export interface Form<Result> {
  steps: () => readonly Step[];
  filled: () => Filled;
  sendLabel?: string;
  send: () => Promise<Sent<Result>>;
  receipt: (result: Result) => TemplateResult;
  /** Draws the page anew. */
  again: () => void;
}

export function steps<Result>(form: Form<Result>): () => TemplateResult {
  let at = 0;
  let problems: readonly Problem[] = [];
  let sending = false;
  let done: Result | null = null;

  const focus = (id: string): void => {
    form.again();
    const it = document.getElementById(id);
    it?.focus({ preventScroll: true });
    it?.scrollIntoView({ block: 'start' });
  };
  const goTo = (step: number): void => {
    at = step;
    problems = [];
    focus('step');
  };
  const wrong = (found: readonly Problem[]): void => {
    problems = found;
    focus('problems');
  };

  function next(): void {
    const missing = form.steps()[at]?.missing?.() ?? [];
    if (missing.length > 0) wrong(missing);
    else goTo(at + 1);
  }

  async function send(): Promise<void> {
    if (sending) return;
    sending = true;
    status(words.sending);
    const sent = await form.send();
    sending = false;
    statusReady();
    if (sent.kind === 'done') {
      done = sent.result;
      focus('step');
      return;
    }
    // Back to the step that can put it right; what no step has is said where the reader is.
    const step = form
      .steps()
      .findIndex(({ names }) => sent.problems.some(({ field }) => field && names.includes(field)));
    if (step >= 0) at = step;
    wrong(sent.problems);
  }

  return () => {
    if (done !== null) return form.receipt(done);
    const all = form.steps();
    const step = all[at];
    return html`
      ${problems.length > 0 ? problemSummary(words.notSentHeading, problems) : nothing}
      <form
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          if (step) next();
          else void send();
        }}
      >
        <h2 id="step" tabindex="-1">
          <span class="step-count">${words.step(at + 1, all.length + 1)}</span>
          ${step ? step.heading : words.check}
        </h2>
        ${step ? step.fields(problems) : lookThrough(form.filled())}
        <p class="form-buttons">
          <button type="submit" class="button button-primary">
            ${step ? words.next : (form.sendLabel ?? words.send)}
          </button>
          ${
            at > 0
              ? html`<button type="button" class="button button-secondary" @click=${() => goTo(at - 1)}>
                  ${words.back}
                </button>`
              : nothing
          }
        </p>
      </form>
    `;
  };
}

const lookThrough = (filled: Filled): TemplateResult => html`
  <p>${words.checkHint}</p>
  ${filledList(filled)}
`;

export const filledList = (filled: Filled): TemplateResult => html`
  <dl class="filled">
    ${filled.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value || words.nothing}</dd>
        </div>`,
    )}
  </dl>
`;
