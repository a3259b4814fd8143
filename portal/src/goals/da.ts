/** Danish words of "Mine mål". */
import { form, genitive, type Subject } from '../text/subject.ts';

export const words = {
  title: (about: Subject) => form(about, 'Mine mål', `${genitive(about.name)} mål`),

  types: {
    DEVELOP: (about: Subject) => form(about, 'Det vil du lære', `Det vil ${about.name} lære`),
    MAINTAIN: (about: Subject) =>
      form(about, 'Det vil du blive ved med', `Det vil ${about.name} blive ved med`),
    LIMIT_LOSS: (about: Subject) =>
      form(
        about,
        'Det vil du beholde så længe som muligt',
        `Det vil ${about.name} beholde så længe som muligt`,
      ),
  },
  since: (day: string) => `Målene er fra ${day}.`,
  short: 'Planen kort fortalt',
  whole: 'Læs hele planen',
  purpose: 'Hvad planen er til',
  goals: 'Målene med hele teksten',
  support: 'Støtte',
  duration: 'Hvor længe',
  circumstances: 'Andet, der betyder noget',
  earlier: 'Se tidligere mål',
  wrong: 'Er noget ikke rigtigt? Så ring til os.',

  offer: {
    heading: (about: Subject) =>
      form(about, 'Vil du have en handleplan?', `Vil ${about.name} have en handleplan?`),
    offered: (about: Subject, day: string) =>
      form(
        about,
        `Vi spurgte dig ${day}. Du har ikke svaret endnu.`,
        `Vi spurgte ${about.name} ${day}. Der er ikke svaret endnu.`,
      ),
    what: (about: Subject) =>
      form(
        about,
        'Det er en plan for, hvad du gerne vil.',
        `Det er en plan for, hvad ${about.name} gerne vil.`,
      ),
    free: 'Det er også fint at sige nej.',
    yes: 'Ja tak',
    no: 'Nej tak',
    reason: 'Derfor spørger vi',
    decides: (about: Subject) => `${about.name} svarer selv.`,
    sureYes: (about: Subject) => ({
      heading: form(about, 'Vil du have en handleplan?', `Vil ${about.name} have en handleplan?`),
      body: 'Så siger vi det til rådgiveren.',
      yes: 'Ja, send svaret',
      no: 'Vent lidt',
    }),
    sureNo: (about: Subject) => ({
      heading: form(
        about,
        'Vil du sige nej til en handleplan?',
        `Siger ${about.name} nej til en handleplan?`,
      ),
      body: form(
        about,
        'Du beholder din plads og din støtte.',
        `${about.name} beholder sin plads og sin støtte.`,
      ),
      yes: 'Ja, sig nej',
      no: 'Vent lidt',
    }),
    answered: 'Tak. Vi har fået svaret.',
  },
  accepted: {
    heading: (about: Subject) =>
      form(about, 'Du har sagt ja til en handleplan', `${about.name} har sagt ja til en handleplan`),
    next: 'Planen er ikke lavet endnu.',
    call: 'Vil du vide, hvornår den kommer? Så ring til os.',
  },
  declined: {
    heading: (about: Subject) =>
      form(about, 'Du har sagt nej til en handleplan', `${about.name} har sagt nej til en handleplan`),
    call: (about: Subject) =>
      form(
        about,
        'Har du skiftet mening? Så ring til os.',
        `Har ${about.name} skiftet mening? Så ring til os.`,
      ),
  },
  notRelevant: {
    heading: (about: Subject) =>
      form(about, 'Du har ikke en handleplan', `${about.name} har ikke en handleplan`),
    why: (day: string) => `Vi så på det ${day}. Vi mente ikke, den var nødvendig.`,
  },
  none: {
    heading: (about: Subject) => form(about, 'Du har ingen mål endnu', `${about.name} har ingen mål endnu`),
    what: (about: Subject) =>
      form(
        about,
        'Mål står i en handleplan. Det er en plan for, hvad du gerne vil.',
        `Mål står i en handleplan. Det er en plan for, hvad ${about.name} gerne vil.`,
      ),
    together: (about: Subject) =>
      form(about, 'Du laver den sammen med din rådgiver.', `${about.name} laver den sammen med rådgiveren.`),
    call: (about: Subject) =>
      form(about, 'Vil du have en handleplan? Så ring til os.', `Vil ${about.name} have en? Så ring til os.`),
  },
};
