/**
 * Days and clock times as the API sends them, and as people say them.
 *
 * A day is the string `2026-11-23`; it is read as noon UTC, so that no time zone can move it to the day before.
 */
import { text } from './index.ts';

const DAY = 24 * 60 * 60 * 1000;
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);
const toDay = (instant: Date): string => instant.toISOString().slice(0, 10);

/** The calendar day in Denmark at an instant. */
export function dayInDenmark(instant: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' }).format(instant);
}

/** So many days later; earlier when negative. */
export const later = (day: string, days: number): string => toDay(new Date(noon(day).getTime() + days * DAY));

/** The same weekday one week later. */
export const weekAfter = (day: string): string => later(day, 7);
export const dayAfter = (day: string): string => later(day, 1);
export const dayBefore = (day: string): string => later(day, -1);

const part = (day: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(text.locale, { timeZone: 'UTC', ...options }).format(noon(day));

/** "mandag" */
export const weekdayName = (day: string): string => part(day, { weekday: 'long' });

/** "mandag den 23. november"; with the year when it isn't this year's. */
export function spokenDay(day: string, today: string): string {
  const year = day.slice(0, 4);
  return text.dates.full(
    weekdayName(day),
    Number(day.slice(8)),
    part(day, { month: 'long' }),
    year === today.slice(0, 4) ? null : year,
  );
}

/** "12. juni 2027": for a day far off, whose weekday nobody asks for. */
export const dayAndYear = (day: string): string =>
  part(day, { day: 'numeric', month: 'long', year: 'numeric' });

/** "9" or "9.30" ("9:00" or "9:30" in English), from 09:00:00 and 09:30:00. */
export function clock(time: string): string {
  const [hours = '', minutes = ''] = time.split(':');
  return text.dates.clock(Number(hours), minutes);
}

/** The clock in Denmark at an instant, as `clock` says it. */
export const clockInDenmark = (instant: Date): string =>
  clock(
    new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', timeStyle: 'short' }).format(instant),
  );

/** First letter as a capital, for the start of a line. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
