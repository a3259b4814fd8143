/** "Tak. Vi har fået din besked.": the number to name, and until when there is an answer where the municipality has promised one. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { to } from '../page/address.ts';
import { icon } from '../page/icon.ts';
import { spokenDay } from '../text/dates.ts';
import { text } from '../text/index.ts';
import type { Subject } from '../text/subject.ts';
import { words } from './da.ts';

export interface Received {
  /** Null for somebody who may send it and not read it. */
  number: string | null;
  answerBy: string | null;
}

/** `next` says what happens now, in the view's own words. */
export const receipt = (
  about: Subject,
  received: Received,
  today: string,
  next: TemplateResult | string,
): TemplateResult => html`${receiptAlone(received, today, next)} ${toPlan(about)}`;

/** The receipt alone, for whoever has no plan to go back to. */
export const receiptAlone = (
  { number, answerBy }: Received,
  today: string,
  next: TemplateResult | string,
): TemplateResult => html`
  <div class="alert alert-success receipt">
    <h2 id="step" tabindex="-1">${words.receiptHeading}</h2>
    <p>${next}</p>
    ${answerBy ? html`<p>${words.answerBy(spokenDay(answerBy, today))}</p>` : nothing}
    ${number ? html`<p>${words.number(number)} ${words.numberHint}</p>` : nothing}
  </div>
`;

/** What a relative reads who has given it to the citizen. */
export const handedOver = (about: Subject): TemplateResult => html`
  <div class="alert alert-success receipt">
    <h2 id="step" tabindex="-1">${words.handedOver.heading(about)}</h2>
    <p>${words.handedOver.next(about)}</p>
  </div>
  ${toPlan(about)}
`;

const toPlan = (about: Subject): TemplateResult =>
  html`<p>
    <a class="button button-primary" href=${to('index')}
      >${icon('back')}<span>${text.person.toPlan(about)}</span></a
    >
  </p>`;
