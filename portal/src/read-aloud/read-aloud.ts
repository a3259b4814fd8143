/**
 * Reads a block of the page aloud, a sentence at a time, and marks the one it is at.
 *
 * Only with a voice that lives on the device: others send what they read to somebody else, and this is health-near. Where
 * there is none, there is no button.
 */
import { html, render } from 'lit-html';
import { icon } from '../page/icon.ts';
import { text } from '../text/index.ts';
import { sentences } from './sentences.ts';
import { words } from './da.ts';

const MARK = 'reading';
/** A little slower than people talk. */
const RATE = 0.9;

let reading: HTMLElement | null = null;

/** A voice of the page's language on this device. */
const voice = (): SpeechSynthesisVoice | undefined =>
  speechSynthesis
    .getVoices()
    .find(({ lang, localService }) => localService && lang.slice(0, 2) === text.locale.slice(0, 2));

/** Gives every block of the page its button, now and when voices come. Each page calls this once it is drawn. */
export function offerReading(): void {
  if (!('speechSynthesis' in globalThis) || !('highlights' in CSS)) return;
  offer();
  speechSynthesis.addEventListener('voiceschanged', offer);
  addEventListener('pagehide', () => speechSynthesis.cancel());
}

function offer(): void {
  if (!voice()) return;
  for (const block of document.querySelectorAll<HTMLElement>('section.block:not(:has(> .read-aloud))')) {
    const heading = block.querySelector('h2');
    if (!heading) continue;
    const place = document.createElement('p');
    place.className = 'read-aloud d-print-none';
    heading.after(place);
    draw(block, place);
  }
}

function draw(block: HTMLElement, place: HTMLElement): void {
  const on = reading === block;
  render(
    html`<button
      type="button"
      class="function-link"
      aria-label=${on ? words.stop : words.read(block.querySelector('h2')?.innerText ?? '')}
      @click=${() => (on ? stop() : start(block))}
    >
      ${icon('listen')}<span>${on ? words.stop : words.label}</span>
    </button>`,
    place,
  );
}

function redraw(): void {
  for (const place of document.querySelectorAll<HTMLElement>('.read-aloud')) {
    if (place.parentElement) draw(place.parentElement, place);
  }
}

function start(block: HTMLElement): void {
  stop();
  reading = block;
  redraw();
  next(sentences(block));
}

function next([sentence, ...others]: readonly Range[]): void {
  const with_ = voice();
  if (!sentence || !with_) return stop();
  const words = new SpeechSynthesisUtterance(sentence.toString());
  words.voice = with_;
  words.lang = with_.lang;
  words.rate = RATE;
  const block = reading;
  words.onend = () => {
    if (reading === block) next(others);
  };
  words.onerror = () => {
    if (reading === block) stop();
  };
  CSS.highlights.set(MARK, new Highlight(sentence));
  speechSynthesis.speak(words);
}

function stop(): void {
  reading = null;
  speechSynthesis.cancel();
  CSS.highlights.delete(MARK);
  redraw();
}
