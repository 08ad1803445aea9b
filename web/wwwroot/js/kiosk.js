// A shared tablet: ninety seconds of silence, and the next person starts clean. A touch, a key or a scroll is not silence; thirty
// seconds before the end it asks « Tu es encore là ? ». Without this script the page itself asks (an animation of portal.css) and goes
// back (a meta refresh in its head) after the same times.
const start = '/enquetes/borne/question';
const silence = Number(document.querySelector('[data-silence]')?.dataset.silence ?? 90) * 1000; // milliseconds
const warning = 30_000;
const still = document.querySelector('.kiosk-still');
let timers = [];
let before = null;

const leave = () => location.replace(start);

function ask() {
  before = document.activeElement;
  still.hidden = false; // role="alert": it is heard
}

function again(event) {
  if (event && still?.contains(event.target)) return; // its own button answers
  timers.forEach(clearTimeout);
  if (still) still.hidden = true;
  timers = [setTimeout(leave, silence)];
  if (still) timers.push(setTimeout(ask, silence - warning));
}

if (still) {
  still.hidden = true;
  still.classList.add('scripted');
  still.querySelector('button').addEventListener('click', (event) => {
    event.preventDefault(); // what is typed stays
    again();
    before?.focus();
  });
}
if (document.querySelector('main form, [data-silence]')) {
  for (const sign of ['pointerdown', 'keydown', 'input', 'scroll', 'touchstart']) document.addEventListener(sign, again, { passive: true, capture: true });
  again();
}
addEventListener('pageshow', (event) => { if (event.persisted) leave(); }); // the back button shows nothing of the person before
