// A screen of a survey goes once the network answers. Until then the page stays with all that is in it, and goes by itself when it is back:
// in an anonymous survey nothing is kept but in this page, and a form sent into nothing would take it along. Without this script the form goes as any form.
const first = 1000, longest = 15000, patience = 10000; // milliseconds between two tries, and for an answer
const canAsk = 'timeout' in AbortSignal && 'requestSubmit' in HTMLFormElement.prototype; // an old telephone keeps the plain form

let waiting = null; // the form, the button that was pressed, and where to say that it waits
let stayed = null; // the same, once its writer was asked « partir ? » and chose to stay
let asking = false, leaving = false, isSaid = false, wait = first, timer = 0;
const isGone = () => document.documentElement.classList.contains('parti'); // « Quitter vite », or the end of the session: nothing holds them up

function tell(said) {
  const words = said.dataset.attente;
  if (said.textContent !== words) said.textContent = words;
}

async function go() {
  if (asking || leaving || !waiting) return;
  asking = true;
  clearTimeout(timer);
  let isThere = false;
  try {
    const answer = await fetch('/healthz', { method: 'HEAD', cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(patience) });
    isThere = ![502, 503, 504].includes(answer.status);
  } catch { /* no network */ }
  asking = false;
  if (!waiting || isGone()) return;
  const { form, button, said } = waiting;
  if (isThere) {
    leaving = true;
    form.requestSubmit(button);
    return;
  }
  tell(said);
  isSaid = true;
  timer = setTimeout(go, wait);
  wait = Math.min(wait * 2, longest);
}

for (const said of canAsk ? document.querySelectorAll('form [data-attente]') : []) {
  const form = said.closest('form');
  form.addEventListener('submit', (event) => {
    if (leaving) return;
    event.preventDefault();
    waiting = { form, button: event.submitter, said };
    go();
  });
}

addEventListener('online', () => { wait = first; waiting ??= stayed; stayed = null; go(); });
// Somebody goes elsewhere: the form does not run after them. Where it waits for the network they are asked first; for who stays, it goes
// when the network comes back or when the button is pressed again.
addEventListener('beforeunload', (event) => {
  if (!waiting || leaving) return;
  const kept = waiting;
  waiting = null;
  clearTimeout(timer);
  if (!isSaid || isGone() || document.querySelector('[data-silence], .kiosk-still')) return; // a shared tablet starts clean even so
  event.preventDefault();
  stayed = kept;
});
addEventListener('pagehide', () => { clearTimeout(timer); stayed = null; });
addEventListener('pageshow', (event) => { if (event.persisted) { clearTimeout(timer); leaving = false; waiting = stayed = null; } });
