/** The page's name, as it stands there before anything is known: the build has put it in. */
export const pageTitle = document.querySelector('h1')?.textContent ?? '';
