// What one writes of an idea is kept as one goes: two seconds after the last change, and when the network comes back. Without
// this script « Continuer » and « Garder pour plus tard » keep it all the same.
const form = document.querySelector('form[data-idee]');
const said = form?.querySelector('[data-idee-etat]');
const pause = 2000, longest = 15000, patience = 20000; // milliseconds

const isGone = () => document.documentElement.classList.contains('parti'); // « Quitter vite », or the end of the session
let timer = 0, wait = pause, sending = false, changed = false, refused = false;

const tell = (words) => { if (said && said.textContent !== words) said.textContent = words; };

const plan = (delay) => { clearTimeout(timer); timer = setTimeout(keep, delay); };

async function keep() {
  if (sending || !changed || isGone()) return;
  [sending, changed, refused] = [true, false, false];
  const body = new FormData(form);
  body.delete('upload'); // a file goes with the button
  const to = new URL(form.action || location.href, location.href);
  to.searchParams.set('handler', 'Keep');
  try {
    const answer = await fetch(to, { method: 'POST', body, credentials: 'same-origin', redirect: 'manual', signal: AbortSignal.timeout?.(patience) });
    if (answer.ok) {
      form.elements.Revision.value = await answer.text();
      wait = pause;
      tell(`${form.dataset.gardee} ${new Date().toLocaleTimeString('fr-FR', { hour: 'numeric', minute: '2-digit' }).replace(':', '\u00A0heures\u00A0')}.`);
    } else { // the session is over, or a word is refused: the button says what is the matter
      [changed, refused] = [true, true];
      tell(form.dataset.refusee);
    }
  } catch {
    changed = true;
    tell(form.dataset.horsLigne);
    plan(wait = Math.min(wait * 2, longest));
  }
  sending = false;
  if (changed && !refused && wait === pause) plan(pause);
}

if (form) {
  form.addEventListener('input', () => { changed = true; plan(pause); });
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    if (!sending) { changed = false; return; }
    event.preventDefault(); // one is on its way: the number of this change comes with it
    const again = event.submitter;
    const look = setInterval(() => { if (!sending) { clearInterval(look); form.requestSubmit(again); } }, 50);
  });
  addEventListener('online', () => plan(0));
  const isTyped = (field) => (field.type === 'radio' || field.type === 'checkbox' ? field.checked !== field.defaultChecked : 'defaultValue' in field && field.type !== 'file' && field.value !== field.defaultValue);
  if ([...form.elements].some(isTyped)) { changed = true; plan(pause); } // written before this script came, on a slow network
  addEventListener('beforeunload', (event) => { if (changed && !isGone()) event.preventDefault(); });
}
