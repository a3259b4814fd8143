/** "Vis siden, som du vil": the reader's own settings, each shown as it is chosen. Loaded when somebody asks for it. */
import { html, render, type TemplateResult } from 'lit-html';
import { choiceField } from '../form/fields.ts';
import { apply, CHOICES, COOKIE, display, settings, type Display, type Setting } from './display.ts';
import { words } from './da.ts';

export function openDisplay(): void {
  let dialog = document.querySelector<HTMLDialogElement>('dialog#display');
  if (!dialog) {
    dialog = document.createElement('dialog');
    dialog.id = 'display';
    dialog.setAttribute('aria-labelledby', 'display-heading');
    document.body.append(dialog);
  }
  const open = dialog;
  const draw = (): void =>
    void render(
      body(pick, () => open.close()),
      open,
    );
  const pick = (wanted: Display): void => {
    choose(wanted);
    draw();
  };
  draw();
  open.showModal();
}

const body = (pick: (wanted: Display) => void, close: () => void): TemplateResult => {
  const now = display();
  const field = <Key extends Setting>(setting: Key): TemplateResult =>
    choiceField(
      {
        field: `display-${setting}`,
        legend: words.settings[setting],
        options: CHOICES[setting].map((value) => ({
          value: value as string,
          label: (words.choices[setting] as Record<string, string>)[value] ?? value,
        })),
        chosen: [now[setting] as string],
        changed: ([value]) => pick({ ...now, [setting]: value } as Display),
      },
      [],
    );
  return html`
    <h2 id="display-heading" tabindex="-1" autofocus>${words.heading}</h2>
    <p>${words.hint}</p>
    ${field('size')} ${field('space')} ${field('colours')} ${field('text')}
    <p class="form-buttons">
      <button type="button" class="button button-primary" @click=${close}>${words.close}</button>
    </p>
  `;
};

/** Keeps it, and shows it at once. */
function choose(wanted: Display): void {
  const others = settings.map((setting) => wanted[setting]).filter((choice) => !FIRST.has(choice));
  const year = others.length > 0 ? 365 * 24 * 60 * 60 : 0;
  document.cookie = `${COOKIE}=${others.join('.')}; Path=/; Max-Age=${year}; SameSite=Strict; Secure`;
  apply(wanted);
}

const FIRST: ReadonlySet<string> = new Set(settings.map((setting) => CHOICES[setting][0]));
