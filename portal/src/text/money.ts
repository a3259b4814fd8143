/** Amounts: the API sends whole øre, people hear kroner. */
import { text } from './index.ts';

/** "35 kroner", "12,50 kroner", "1 krone". */
export function kroner(oere: number): string {
  const whole = oere % 100 === 0;
  const digits = whole ? 0 : 2;
  const number = new Intl.NumberFormat(text.locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(oere / 100);
  return text.money.kroner(number, oere === 100);
}

/** For sums that are only about right: to the nearest krone. */
export const roundKroner = (oere: number): string => kroner(Math.round(oere / 100) * 100);
