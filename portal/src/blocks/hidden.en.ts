/** English words of what may not be seen. */
import { form } from '../text/subject.ts';
import type { words as danish } from './hidden.da.ts';

export const words: typeof danish = {
  heading: 'You may not see this',
  why: (about) => form(about, 'Call us if you want to know why.', `${about.name} decides what you may see.`),
  parts: {
    grants: 'Place and support',
    thisWeek: 'The week',
    transport: 'Rides',
    expectedCosts: 'Money',
    followUps: 'Meetings',
    contacts: 'Contact persons',
    decisions: 'Decisions',
    complaints: 'Complaints',
    letters: 'Letters',
    applications: 'Applications',
    actionPlans: 'Action plan',
    changeNotices: 'Messages about changes',
    supportReviews: 'If the support fits',
  },
};
