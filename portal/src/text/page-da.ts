/**
 * Danish words of the frame around every page: header, footer and what stands there before any script runs.
 *
 * The build fills these into the HTML files ({{name}}), so they are plain strings without a subject.
 */
export const page = {
  solution: 'Samvær',
  skip: 'Gå til sidens indhold',
  signedInAs: 'Logget ind:',
  signOut: 'Log af',
  signingOut: 'Vi logger dig af …',
  signOutFailed: 'Du er ikke logget af. Prøv igen. Du kan også lukke browseren.',
  call: 'Ring:',
  authority: 'Myndighed',
  help: 'Har du brug for hjælp?',
  helpText: 'Så ring til os.',
  open: 'Vi har åbent:',
  print: 'Print siden',
  planTitle: 'Plan',
  planLoading: 'Vi henter planen …',
  chooseTitle: 'Hvem vil du hjælpe?',
  chooseLoading: 'Vi finder dem, du må hjælpe …',
  signInTitle: 'Log ind',
  signInLoading: 'Vi finder de personer, du kan prøve …',
  noScript: 'Siden kan ikke vises i din browser.',
  noScriptHelp: 'JavaScript er slået fra. Ring til os, så hjælper vi dig.',
};
