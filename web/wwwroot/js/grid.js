// A grid's answer is kept as soon as it is chosen, and « Continuer » waits for the network: nothing chosen is lost while the page is open.
// Without this script each « Continuer » keeps its answer all the same.
const form = document.querySelector('form[data-garder]');
const said = form?.querySelector('[data-garde]');
const first = 1000, longest = 15000; // milliseconds between two tries
const patience = 20000; // milliseconds: in a tunnel, a request may neither end nor fail

const isGone = () => document.documentElement.classList.contains('parti'); // « Quitter vite », or the end of the session: nothing holds them up
let wanted = null; // what must still be kept: the handler, and whether the person goes on after
let sending = false, wait = first, timer = 0;

function tell(words) {
  if (said.textContent !== words) said.textContent = words;
}

const keptAt = () => `${said.dataset.gardee} ${new Date().toLocaleTimeString('fr-FR', { hour: 'numeric', minute: '2-digit' }).replace(':', '\u00A0heures\u00A0')}.`;

const address = (keep) => {
  const to = new URL(form.action || location.href, location.href);
  if (keep) to.searchParams.set('handler', 'Keep');
  return to;
};

// The portal has answered something else than « kept »: the form goes as it would without a script, which shows what is the matter.
const byItself = () => {
  wanted = null;
  form.removeEventListener('submit', onSubmit);
  HTMLFormElement.prototype.submit.call(form);
};

async function send() {
  if (sending || !wanted) return;
  sending = true;
  clearTimeout(timer);
  const { goesOn } = wanted;
  wanted = null;
  try {
    const answer = await fetch(address(true), { method: 'POST', body: new FormData(form), credentials: 'same-origin', redirect: 'follow', signal: AbortSignal.timeout?.(patience) });
    sending = false;
    if (isGone()) return;
    const leaves = goesOn || wanted?.goesOn === true; // « Continuer » may have been pressed while this one was on its way
    if (answer.status !== 204) {
      if (answer.status >= 500 && answer.status !== 500) throw new TypeError('busy');
      if (leaves || answer.redirected) byItself();
      return;
    }
    wait = first;
    tell(keptAt());
    if (wanted) { // something else was chosen meanwhile, or the button pressed again
      wanted = { goesOn: leaves };
      send();
    } else if (leaves && !isGone()) location.assign(said.dataset.suite);
  } catch { // no network: kept in the page, tried again
    sending = false;
    wanted = { goesOn: goesOn || wanted?.goesOn };
    tell(said.dataset.horsLigne);
    timer = setTimeout(send, wait);
    wait = Math.min(wait * 2, longest);
  }
}

function onSubmit(event) {
  if (!form.querySelector('input[name=Answer]:checked')) return; // the portal says that an answer is missing
  event.preventDefault();
  wanted = { goesOn: true };
  send();
}

if (form && said) {
  form.addEventListener('change', () => {
    if (!form.querySelector('input[name=Answer]:checked')) return;
    wanted = { goesOn: wanted?.goesOn ?? false };
    send();
  });
  form.addEventListener('submit', onSubmit);
  addEventListener('online', () => { wait = first; send(); });
  addEventListener('beforeunload', (event) => { if ((wanted || sending) && !isGone()) event.preventDefault(); });
}
