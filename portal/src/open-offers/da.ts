/** Danish words of "Andre tilbud". */
import { form, type Subject } from '../text/subject.ts';

export const words = {
  intro: 'Der er to slags tilbud. Nogle er åbne. Andre skal kommunen bevilge.',
  openHeading: 'Åbne tilbud',
  openHint: 'Her kan alle bare komme. Kommunen skal ikke sige ja først.',
  noneOpen: 'Der er ingen åbne tilbud lige nu.',
  where: 'Vil du vide, hvor et sted ligger? Så ring til os.',

  grantedHeading: 'Dem skal kommunen bevilge',
  grantedHint: 'Her skal kommunen først sige ja. Det hedder en bevilling. Der er ikke frit valg.',
  wish: (about: Subject) =>
    form(about, 'Men du kan altid sige, hvad du ønsker.', `Men ${about.name} kan altid sige sit ønske.`),
  toReview: (_about: Subject) => 'Sig, at støtten ikke passer',

  movedHeading: 'En anden slags tilbud',
  movedHint: 'De hører under en anden del af loven nu.',

  comes: (about: Subject) => form(about, 'Her kommer du nu.', `Her kommer ${about.name} nu.`),
  who: 'Hvem er det for?',
  when: 'Hvornår er der åbent?',
  what: 'Hvad er der at lave?',
  law: 'Hvilken lov?',
  everybody: 'Alle må komme.',
  alsoOpen: 'En del af stedet er åben for alle.',
  fewPlaces: 'Der er kun få pladser.',
  areas: {
    DISABILITY: 'Stedet hører til handicapområdet.',
    PSYCHIATRY: 'Stedet hører til psykiatrien.',
  },
  providers: {
    OWN: '',
    REGION: 'Stedet er regionens. Kommunen ser først på sine egne.',
    OTHER_MUNICIPALITY: 'Stedet ligger i en anden kommune. Kommunen ser først på sine egne.',
    PRIVATE: 'Stedet er privat. Kommunen ser først på sine egne.',
  },
  kinds: (kinds: number) => `${kinds} slags ${kinds === 1 ? 'aktivitet' : 'aktiviteter'}.`,
  more: (offer: string) => `Se mere om ${offer}`,
  activities: 'Aktiviteter',
  kindsHeading: 'Slags af aktiviteter',
  costs: 'Hvad koster det?',
  closed: 'Hvornår er der lukket?',
};
