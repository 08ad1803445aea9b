// A screen of a survey goes once the network answers. Until then the page stays with all that is in it, and goes by itself when it is back:
// in an anonymous survey nothing is kept but in this page, and a form sent into nothing would take it along. Without this script the form goes as any form.
const first = 1000, longest = 15000, patience = 10000; // milliseconds between two tries, and for an answer

let waiting = null; // the form, the button that was pressed, and where to say that it waits
let asking = false, leaving = false, wait = first, timer = 0;

function tell(said) {
  const words = said.dataset.attente;
  if (said.textContent !== words) said.textContent = words;
}

async function go() {
  if (asking || !waiting) return;
  asking = true;
  clearTimeout(timer);
  let isThere = false;
  try {
    const answer = await fetch('/healthz', { method: 'HEAD', cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(patience) });
    isThere = ![502, 503, 504].includes(answer.status);
  } catch { /* no network */ }
  asking = false;
  const { form, button, said } = waiting;
  if (isThere) {
    leaving = true;
    form.requestSubmit(button);
    return;
  }
  tell(said);
  timer = setTimeout(go, wait);
  wait = Math.min(wait * 2, longest);
}

for (const said of document.querySelectorAll('form [data-attente]')) {
  const form = said.closest('form');
  form.addEventListener('submit', (event) => {
    if (leaving) return;
    event.preventDefault();
    waiting = { form, button: event.submitter, said };
    go();
  });
}

addEventListener('online', () => { wait = first; go(); });
addEventListener('beforeunload', (event) => { if (waiting && !leaving && !document.querySelector('[data-silence], .kiosk-still')) event.preventDefault(); }); // a shared tablet starts clean even so
addEventListener('pageshow', (event) => { if (event.persisted) { leaving = false; waiting = null; } });
