/** Danish words of the accessibility statement. It says what is tested and what isn't: change it when that changes. */
export const words = {
  heading: 'Tilgængelighed',
  short: 'Alle skal kunne bruge siden.',
  ask: 'Er der noget, du ikke kan bruge? Så ring til os.',

  rulesHeading: 'Reglerne',
  rules: [
    'En lov siger, at alle skal kunne bruge kommunens sider.',
    'Reglerne hedder WCAG. Siden er lavet efter WCAG 2.1 og 2.2, niveau AA.',
    'Siden følger en del af reglerne, som vi har testet.',
    'Ingen uden for projektet har set den igennem.',
  ],

  testedHeading: 'Det tester vi',
  testedBy: 'Et program tester det, hver gang siden bliver lavet om:',
  tested: [
    'Fejl efter reglerne, så vidt et program kan finde dem. Det hedder axe.',
    'At du kan bruge siden med tastatur.',
    'At alt kan ses på en lille skærm.',
    'At teksten kan få mere luft.',
    'At siden virker med dine egne farver.',
    'At intet bevæger sig, når du ikke vil have det.',
    'At knapper er store nok.',
    'At sætningerne er korte.',
  ],

  missingHeading: 'Det ved vi, mangler',
  missing: [
    'Mennesker med handicap har ikke prøvet siden endnu.',
    'Vi har ikke prøvet siden med en skærmlæser.',
    'Siden kan kun læse op, når din enhed har en dansk stemme.',
    'Nogle tekster er skrevet af ansatte. De kan være svære at læse.',
    'Breve som PDF er ikke prøvet af mennesker.',
  ],

  tellHeading: 'Sig det til os',
  tell: 'Fortæl, hvad der ikke virker. Sig også, hvilken side det er.',

  complainHeading: 'Hvis vi ikke løser det',
  complain: ['Digitaliseringsstyrelsen holder øje med, om loven bliver fulgt.', 'Du kan klage til dem.'],

  date: 'Skrevet den 25. november 2026.',
};
