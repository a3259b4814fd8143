/** Danish words of "Hjælp". */
import { form, genitive, type Subject } from '../text/subject.ts';

export const words = {
  call: 'Ring til os, hvis du har brug for hjælp.',
  open: (hours: string) => `Vi har åbent: ${hours}.`,
  danger: 'Er der nogen i fare?',

  forWhat: {
    heading: 'Hvem ringer du til?',
    CASEWORKER: (about: Subject) =>
      form(
        about,
        'Ring til din rådgiver om plads, støtte og møder.',
        `Ring til ${genitive(about.name)} rådgiver om plads, støtte og møder.`,
      ),
    CONTACT_PERSON: (about: Subject) =>
      form(
        about,
        'Ring til din kontaktperson, hvis du ikke kan komme.',
        `Ring til kontaktpersonen, hvis ${about.name} ikke kan komme.`,
      ),
    AUTHORITY_UNIT: 'Ring til kommunen om alt andet.',
  },

  questionsHeading: 'Sådan virker siden',
  questions: {
    signIn: {
      question: 'Hvordan logger jeg ind?',
      answer: ['Tryk på Log ind.', 'Kan du ikke logge ind? Så ring til os.'],
      link: 'Log ind',
    },
    signedOut: {
      question: 'Hvorfor er jeg logget af?',
      answer: [
        'Vi logger dig af, når der ikke sker noget på siden.',
        'Så kan andre ikke se din plan.',
        'Log ind igen, så kommer du tilbage.',
      ],
    },
    access: {
      question: 'Hvordan lader jeg en anden se min plan?',
      answer: [
        'Gå til siden "Hvem må se min plan?".',
        'Tryk på Giv adgang. Du får en kode.',
        'Giv koden til den anden.',
        'Du kan altid stoppe det igen.',
      ],
      link: 'Hvem må se min plan?',
    },
    code: {
      question: 'Jeg har fået en kode. Hvad gør jeg?',
      answer: ['Log ind som dig selv.', 'Skriv koden på siden "Hvem vil du hjælpe?".'],
      link: 'Skriv koden',
    },
    print: {
      question: 'Hvordan printer jeg?',
      answer: ['Tryk på Print siden. Knappen står nederst på planen.', 'Du kan hænge papiret op derhjemme.'],
    },
    language: {
      question: 'Hvordan skifter jeg sprog?',
      answer: ['Tryk på English øverst på siden.', 'Tryk på Dansk for at komme tilbage.'],
    },
    size: {
      question: 'Hvordan gør jeg teksten større?',
      answer: ['Tryk på Tekst og farver øverst på siden.', 'Der kan du også vælge andre farver.'],
    },
    aloud: {
      question: 'Kan siden læse op?',
      answer: [
        'Ja, hvis din telefon eller computer har en dansk stemme.',
        'Så er der en knap ved hver overskrift. Den hedder Læs op.',
      ],
    },
    without: {
      question: 'Jeg vil hellere tale med nogen',
      answer: ['Det er helt i orden.', 'Ring til os.'],
    },
  },
};
