// The door of a forum on a poor network. The page brought the hashes of this stop’s tickets: a code is known without asking. What came in is
// kept in this browser as hashes, which say nothing of anybody, and goes by itself when the network is back, that day or the days after; sent
// twice, it counts once; a press for somebody without a ticket is kept and sent in the same way, by a number of chance. A code that is not among them is asked of the portal, and the page never leaves. Without this script: a plain form.
const door = document.querySelector('[data-porte]');
const closed = document.querySelector('[data-porte-fermee]');
const first = 1000, longest = 15000, patience = 10000; // milliseconds between two tries, and for an answer
const keptDays = 8, day = 86400000; // as long as the portal takes them
const alphabet = /^[0-9A-HJKMNP-TV-Z]{8}$/;
const words = {
  welcome: 'Bienvenue\u00A0! Ce billet entre.', already: 'Ce billet est déjà entré.', asked: 'On demande au portail…',
  unknown: 'Ce code n’est sur aucun billet chargé ici.', wrong: 'Ce code a 8 signes, des lettres et des chiffres.',
  extra: 'Cette personne est comptée, sans billet.',
};

const prefix = 'accueil:';
const oldest = new Date(Date.now() - keptDays * day).toLocaleDateString('sv'); // 2026-11-23, in this telephone’s own day
for (const key of Object.keys(localStorage)) {
  if (!key.startsWith(prefix)) continue;
  let from = '';
  try { from = JSON.parse(localStorage.getItem(key)).day; } catch { /* not ours any more */ }
  if (!(from >= oldest)) localStorage.removeItem(key);
}

if (door && crypto.subtle) start();
else if (closed) queueOf(closed, closed.dataset.porteFermee, () => {});

function post(page, handler, fields) {
  const token = page.querySelector('input[name=__RequestVerificationToken]').value;
  return fetch(location.pathname + handler, {
    method: 'POST', body: new URLSearchParams({ ...fields, __RequestVerificationToken: token }), headers: { Accept: 'application/json' },
    credentials: 'same-origin', redirect: 'error', signal: AbortSignal.timeout?.(patience),
  }).then((answer) => { if (!answer.ok) throw new TypeError(String(answer.status)); return answer.json(); });
}

// What waits to be sent for this stop, and its sending.
function queueOf(page, stop, changed) {
  const waits = page.querySelector('[data-attente]');
  let sending = false, wait = first, timer = 0, hashes = [];
  try { hashes = JSON.parse(localStorage.getItem(prefix + stop))?.hashes ?? []; } catch { /* not ours any more */ }
  const kept = new Set(hashes);

  function keep() {
    if (kept.size) localStorage.setItem(prefix + stop, JSON.stringify({ day: page.dataset.jour, hashes: [...kept] }));
    else localStorage.removeItem(prefix + stop);
    show();
  }

  function show() {
    const text = kept.size ? `${kept.size} à envoyer.` : '';
    if (waits.textContent !== text) waits.textContent = text;
    changed();
  }

  async function send() {
    if (sending || !kept.size) return;
    sending = true;
    clearTimeout(timer);
    const asked = [...kept].slice(0, 200);
    try {
      const { done, isOver } = await post(page, '?handler=Send', { hashes: asked.join(' ') });
      sending = false;
      if (isOver && !done.length) return; // not the time: they stay here
      asked.forEach((hash) => kept.delete(hash)); // those the portal does not know any more are gone too: given back meanwhile
      wait = first;
      keep();
      send();
    } catch { // no network, or signed out: kept here, tried again
      sending = false;
      timer = setTimeout(send, wait);
      wait = Math.min(wait * 2, longest);
    }
  }

  addEventListener('online', () => { wait = first; send(); });
  addEventListener('beforeunload', (event) => { if (kept.size && !document.documentElement.classList.contains('parti')) event.preventDefault(); });
  show();
  send();
  return { kept, add: (hash) => { kept.add(hash); keep(); send(); } };
}

function start() {
  const form = door.querySelector('form'), stop = door.dataset.porte;
  const set = JSON.parse(door.dataset.liste);
  const [here, known] = [new Set(set.here), new Set(set.arrived)];
  const field = form.querySelector('input:not([type=hidden])');
  const said = form.querySelector('[data-dit]'), count = form.querySelector('[data-entres]');
  const show = () => { count.textContent = String(known.size); };
  const queue = queueOf(door, stop, show);
  const isPress = (kept) => kept.startsWith('z');
  queue.kept.forEach((hash) => { if (!isPress(hash)) known.add(hash); });
  show();

  function say(text) {
    said.replaceChildren(Object.assign(document.createElement('strong'), { textContent: text }));
  }

  // « https://…/forums/x#ABCD1234 » from a picture, or « abcd 1234 » as typed; O is 0, I and L are 1.
  const plain = (typed) => typed.slice(typed.lastIndexOf('#') + 1).toUpperCase().replace(/[\s.\-\u2011]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');

  async function hashOf(code) {
    const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${stop}:${code}`)));
    return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('').slice(0, 20);
  }

  // What the door knows it says by itself; an unknown code may be newer than this page, or of another stop: the portal is asked.
  async function meet(typed) {
    const code = plain(typed);
    if (!alphabet.test(code)) return say(words.wrong);
    const hash = await hashOf(code);
    if (known.has(hash)) return say(words.already);
    if (!here.has(hash)) return ask(code, hash);
    known.add(hash);
    queue.add(hash);
    say(words.welcome);
  }

  async function ask(code, hash) {
    say(words.asked);
    try {
      const answer = await post(door, '', { ticket: code });
      if (answer.isIn) known.add(hash);
      say(answer.said);
      show();
    } catch { say(words.unknown); }
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const typed = field.value;
    field.value = '';
    if (typed.trim()) await meet(typed);
    field.focus();
  });

  const extra = door.querySelector('[data-sans-billet]');
  const without = extra.querySelector('strong');
  without.textContent = String(Number(without.textContent) + [...queue.kept].filter(isPress).length);
  extra.addEventListener('submit', (event) => {
    event.preventDefault();
    const chance = Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    queue.add(`z${chance.slice(1)}`);
    without.textContent = String(Number(without.textContent) + 1);
    say(words.extra);
  });
  film(form, meet, say);
}

// The camera, where the browser reads QR codes by itself; elsewhere one types.
function film(form, meet, say) {
  const button = form.querySelector('[data-filmer]'), video = form.querySelector('[data-film]');
  if (!('BarcodeDetector' in window) || !navigator.mediaDevices?.getUserMedia) return;
  button.hidden = false;
  let stream = null, last = '';
  const end = () => { stream?.getTracks().forEach((track) => track.stop()); stream = null; video.hidden = true; };
  addEventListener('pagehide', end);
  button.addEventListener('click', async () => {
    if (stream) { end(); return; }
    try {
      const eye = new BarcodeDetector({ formats: ['qr_code'] });
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      video.srcObject = stream;
      video.hidden = false;
      await video.play();
      while (stream) {
        const [seen] = await eye.detect(video).catch(() => []);
        if (seen && seen.rawValue !== last) {
          last = seen.rawValue;
          await meet(last);
        }
        await new Promise((next) => requestAnimationFrame(next));
      }
    } catch { end(); say('L’appareil photo ne répond pas. Écrivez le code.'); }
  });
}
