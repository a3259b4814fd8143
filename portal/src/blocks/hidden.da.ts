/** Danish words of what may not be seen. */
import { form, type Subject } from '../text/subject.ts';

export const words = {
  heading: 'Det må du ikke se',
  why: (about: Subject) =>
    form(about, 'Ring til os, hvis du vil vide hvorfor.', `${about.name} bestemmer, hvad du må se.`),
  parts: {
    grants: 'Plads og støtte',
    thisWeek: 'Ugen',
    transport: 'Kørsel',
    expectedCosts: 'Penge',
    followUps: 'Møder',
    contacts: 'Kontaktpersoner',
    decisions: 'Afgørelser',
    complaints: 'Klager',
    letters: 'Breve',
    applications: 'Ansøgninger',
    actionPlans: 'Handleplan',
    changeNotices: 'Beskeder om ændringer',
    supportReviews: 'Om støtten passer',
  },
};
