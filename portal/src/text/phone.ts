/** Phone numbers: in pairs, so they can be read aloud, and kept together on one line. */
const NBSP = '\u00a0';

/** "12 34 56 78" with spaces that don't break; another length stays as it was sent. */
export function spokenPhone(phone: string): string {
  const digits = phone.replace(/\s/g, '');
  return /^\d{8}$/.test(digits) ? (digits.match(/../g) ?? []).join(NBSP) : phone;
}

/** What `tel:` takes. */
export const dialled = (phone: string): string => phone.replace(/[^\d+]/g, '');
