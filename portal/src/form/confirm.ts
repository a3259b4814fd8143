/** "Er du sikker?", before something that can't be taken back. */
import { html, render } from 'lit-html';

export interface Question {
  heading: string;
  /** What will be then. */
  consequences: readonly string[];
  yes: string;
  no: string;
}

/** No is at hand for whoever presses in haste, and so it is for Escape. */
export function confirmed({ heading, consequences, yes, no }: Question): Promise<boolean> {
  const dialog = document.createElement('dialog');
  dialog.id = 'confirm';
  dialog.setAttribute('aria-labelledby', 'confirm-heading');
  render(
    html`
      <h2 id="confirm-heading">${heading}</h2>
      ${consequences.map((sentence) => html`<p>${sentence}</p>`)}
      <p class="form-buttons">
        <button type="button" class="button button-primary" @click=${() => dialog.close('yes')}>
          ${yes}
        </button>
        <button type="button" class="button button-secondary" autofocus @click=${() => dialog.close()}>
          ${no}
        </button>
      </p>
    `,
    dialog,
  );
  document.body.append(dialog);
  return new Promise((answer) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      answer(dialog.returnValue === 'yes');
    });
    dialog.showModal();
  });
}
