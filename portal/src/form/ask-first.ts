/** "Er du sikker?": a native dialog in front of the page. Escape is a no, and no is what is at hand. */
import { html, render } from 'lit-html';

export interface Question {
  heading: string;
  /** What then happens. */
  body: string;
  yes: string;
  no: string;
}

/** True for a yes. */
export function askFirst({ heading, body, yes, no }: Question): Promise<boolean> {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-labelledby', 'ask-first');
  document.body.append(dialog);
  const answer = (value: string) => () => dialog.close(value);
  render(
    html`
      <h2 id="ask-first">${heading}</h2>
      <p>${body}</p>
      <p class="form-buttons">
        <button type="button" class="button button-primary" @click=${answer('yes')}>${yes}</button>
        <button type="button" class="button button-secondary" autofocus @click=${answer('')}>${no}</button>
      </p>
    `,
    dialog,
  );
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    dialog.showModal();
  });
}
