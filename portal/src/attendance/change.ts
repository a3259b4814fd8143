/** "Fortæl, at noget er ændret": what a contact person has seen (R23), told from the offer where they meet. */
import { html, type TemplateResult } from 'lit-html';
import {
  AttendanceChangeDocument,
  type AttenderFragment,
  type ChangeSubject,
} from '../generated/graphql.ts';
import { choiceField, textField } from '../form/fields.ts';
import { received } from '../form/receipt.ts';
import { newKey, send } from '../form/send.ts';
import { steps } from '../form/steps.ts';
import { section } from '../page/section.ts';
import { offersOf } from './people.ts';
import { words } from './da.ts';
