/**
 * How the reader wants pages to look: larger letters, more space, stronger colours, and the whole text at once instead of the
 * easy one. Kept in a cookie, which outlasts signing out, on this device alone; it says nothing about anybody.
 */

export const CHOICES = {
  size: ['normal', 'large', 'larger'],
  space: ['normal', 'wide'],
  colours: ['normal', 'strong'],
  text: ['easy', 'full'],
} as const;

export type Setting = keyof typeof CHOICES;
export type Display = { [Key in Setting]: (typeof CHOICES)[Key][number] };

export const COOKIE = 'visning';
export const settings = Object.keys(CHOICES) as Setting[];

/** What is kept; the first choice of whatever isn't. */
export function display(): Display {
  const kept = new RegExp(`(?:^|; )${COOKIE}=([a-z.]*)`).exec(document.cookie)?.[1]?.split('.') ?? [];
  const chosen = settings.map((setting) => {
    const known: readonly string[] = CHOICES[setting];
    return [setting, known.find((choice) => kept.includes(choice) && choice !== known[0]) ?? known[0]];
  });
  return Object.fromEntries(chosen) as Display;
}

/** Every page does this as it begins; the styles do the rest (styles/_chosen.scss). */
export function apply(wanted: Display): void {
  for (const setting of settings) document.documentElement.dataset[setting] = wanted[setting];
  for (const whole of document.querySelectorAll<HTMLDetailsElement>('details.whole-text')) {
    whole.open = wanted.text === 'full';
  }
}
