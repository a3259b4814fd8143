/** English words of "Other offers". */
import { form } from '../text/subject.ts';
import type { words as danish } from './da.ts';

export const words: typeof danish = {
  intro: 'There are two kinds of offers. Some are open. Others need a grant from the municipality.',
  openHeading: 'Open offers',
  openHint: 'Everybody can just come here. The municipality does not have to say yes first.',
  noneOpen: 'There are no open offers right now.',
  where: 'Do you want to know where a place is? Then call us.',

  grantedHeading: 'These need a grant',
  grantedHint: 'Here the municipality has to say yes first. That is a grant. There is no free choice.',
  wish: (about) =>
    form(about, 'But you can always say what you wish.', `But ${about.name} can always say a wish.`),
  toReview: () => 'Say that the support does not fit',

  movedHeading: 'Another kind of offer',
  movedHint: 'They come under another part of the law now.',

  comes: (about) => form(about, 'You come here now.', `${about.name} comes here now.`),
  who: 'Who is it for?',
  when: 'When is it open?',
  what: 'What is there to do?',
  law: 'Which law?',
  everybody: 'Everybody may come.',
  alsoOpen: 'A part of the place is open to everybody.',
  fewPlaces: 'There are only a few places.',
  areas: {
    DISABILITY: 'The place belongs to the disability area.',
    PSYCHIATRY: 'The place belongs to psychiatry.',
  },
  providers: {
    OWN: '',
    REGION: "The place is the region's. The municipality looks at its own first.",
    OTHER_MUNICIPALITY: 'The place is in another municipality. The municipality looks at its own first.',
    PRIVATE: 'The place is private. The municipality looks at its own first.',
  },
  kinds: (kinds) => `${kinds} ${kinds === 1 ? 'kind' : 'kinds'} of activities.`,
  more: (offer) => `See more about ${offer}`,
  activities: 'Activities',
  kindsHeading: 'Kinds of activities',
  costs: 'What does it cost?',
  closed: 'When is it closed?',
};
