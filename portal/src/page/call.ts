/** A phone number as something to press, with the word that says so. */
import { html, type TemplateResult } from 'lit-html';
import { text } from '../text/index.ts';
import { dialled, spokenPhone } from '../text/phone.ts';
import { icon } from './icon.ts';

/** `name` is read aloud with the number, where several numbers stand together. */
export const callLink = (phone: string, name?: string): TemplateResult =>
  html`<a class="call" href="tel:${dialled(phone)}"
    >${icon('phone')}<span>${text.call(spokenPhone(phone))}</span>${name ? html`<span class="sr-only">, ${name}</span>` : ''}</a
  >`;
