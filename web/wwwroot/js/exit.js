// « Quitter vite »: the screen is blank before the network answers. Click, or Shift three times within five seconds.
// Without this file the link still works: the server does the same with a cookie.
const exit = '/quitter';
const presses = 3, within = 5000;
let times = [], left = false;

export function leave() {
  left = true;
  document.documentElement.classList.add('parti');
  document.title = 'Nouvelle page';
  if ('speechSynthesis' in window) speechSynthesis.cancel();
  forget().finally(() => location.replace(exit));
  setTimeout(() => location.replace(exit), 150); // a slow phone does not wait for its caches
}

async function forget() {
  try { sessionStorage.clear(); localStorage.clear(); } catch { /* storage may be forbidden: then there is nothing in it */ }
  const workers = (await navigator.serviceWorker?.getRegistrations?.()) ?? [];
  for (const worker of workers) { worker.active?.postMessage('effacer'); await worker.unregister(); }
  if ('caches' in window) await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}

function say(words) {
  const status = document.querySelector('[data-sortie]');
  if (status) status.textContent = words;
}

document.addEventListener('click', (event) => {
  if (!event.target.closest?.('[data-quitter]')) return;
  event.preventDefault();
  leave();
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Shift') { times = []; return; }
  if (event.repeat) return;
  const now = performance.now();
  times = [...times.filter((time) => now - time < within), now];
  const more = presses - times.length;
  if (more <= 0) leave();
  else say(`Encore ${more} fois la touche Majuscule pour quitter.`);
  setTimeout(() => { if (times.length && performance.now() - times.at(-1) >= within) { times = []; say(''); } }, within + 50);
});

// Back from elsewhere: a page kept in memory stays blank and leaves again.
addEventListener('pageshow', (event) => {
  if (!left && !(event.persisted && document.documentElement.classList.contains('parti'))) return;
  document.documentElement.classList.add('parti');
  location.replace(exit);
});
