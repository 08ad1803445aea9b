// The door of a forum on a poor network. The page brought the hashes of this stop’s tickets: a code is known without asking. What came in is
// kept in this browser as hashes, which say nothing of anybody, and goes by itself when the network is back; sent twice, it counts once.
// Without this script the form goes as any form.
const door = document.querySelector('[data-porte]');
const form = door?.querySelector('form');
const first = 1000, longest = 15000, patience = 10000; // milliseconds between two tries, and for an answer
const alphabet = /^[0-9A-HJKMNP-TV-Z]{8}$/;
const words = {
  welcome: 'Bienvenue\u00A0! Ce billet entre.', already: 'Ce billet est déjà entré.', elsewhere: 'Ce billet est pour une autre étape.',
  unknown: 'Ce code n’est sur aucun billet chargé ici.', wrong: 'Ce code a 8 signes, des lettres et des chiffres.',
};

// What a day left behind goes with the day, whatever stop it was.
const prefix = 'accueil:';
const today = () => new Date().toLocaleDateString('sv'); // 2026-11-23, in this telephone’s own day
for (const key of Object.keys(localStorage)) {
  if (!key.startsWith(prefix)) continue;
  let day = '';
  try { day = JSON.parse(localStorage.getItem(key)).day; } catch { /* not ours any more */ }
  if (!(day >= today()) || document.querySelector(`[data-porte-fermee="${key.slice(prefix.length)}"]`)) localStorage.removeItem(key);
}

if (form && crypto.subtle) start();

function start() {
  const { porte: stop, jour: day } = door.dataset;
  const set = JSON.parse(door.dataset.liste);
  const [here, elsewhere, known] = [new Set(set.here), new Set(set.elsewhere), new Set(set.arrived)];
  const field = form.querySelector('input:not([type=hidden])');
  const said = form.querySelector('[data-dit]'), waits = form.querySelector('[data-attente]'), count = form.querySelector('[data-entres]');
  let kept = read(), sending = false, wait = first, timer = 0;
  kept.forEach((hash) => known.add(hash));
  show();
  send();

  function read() {
    try {
      const found = JSON.parse(localStorage.getItem(prefix + stop));
      return new Set(found?.day === day ? found.hashes : []);
    } catch { return new Set(); }
  }

  function keep() {
    if (kept.size) localStorage.setItem(prefix + stop, JSON.stringify({ day, hashes: [...kept] }));
    else localStorage.removeItem(prefix + stop);
    show();
  }

  function show() {
    const text = kept.size ? `${kept.size} à envoyer.` : '';
    if (waits.textContent !== text) waits.textContent = text;
    count.textContent = String(known.size);
  }

  function say(text) {
    said.replaceChildren(Object.assign(document.createElement('strong'), { textContent: text }));
  }

  // « https://…/forums/x#ABCD1234 » from a picture, or « abcd 1234 » as typed; O is 0, I and L are 1.
  const plain = (typed) => typed.slice(typed.lastIndexOf('#') + 1).toUpperCase().replace(/[\s.\-\u2011]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');

  async function hashOf(code) {
    const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${stop}:${code}`)));
    return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('').slice(0, 20);
  }

  // True when the door knows what to say by itself; an unknown code may be newer than this page, so the portal is asked.
  async function meet(typed) {
    const code = plain(typed);
    if (!alphabet.test(code)) { say(words.wrong); return true; }
    const hash = await hashOf(code);
    if (known.has(hash)) say(words.already);
    else if (elsewhere.has(hash)) say(words.elsewhere);
    else if (!here.has(hash)) return false;
    else {
      known.add(hash);
      kept.add(hash);
      keep();
      say(words.welcome);
      send();
    }
    return true;
  }

  async function send() {
    if (sending || !kept.size) return;
    sending = true;
    clearTimeout(timer);
    const asked = [...kept].slice(0, 200);
    const to = new URL(form.action || location.href, location.href);
    to.searchParams.set('handler', 'Send');
    const body = new URLSearchParams({ hashes: asked.join(' '), __RequestVerificationToken: form.querySelector('input[name=__RequestVerificationToken]').value });
    try {
      const answer = await fetch(to, { method: 'POST', body, credentials: 'same-origin', redirect: 'error', signal: AbortSignal.timeout?.(patience) });
      if (!answer.ok) throw new TypeError(String(answer.status));
      await answer.json();
      asked.forEach((hash) => kept.delete(hash)); // those the portal does not know any more are gone too: given back meanwhile
      wait = first;
      keep();
      sending = false;
      send();
    } catch { // no network, or signed out: kept here, tried again
      sending = false;
      timer = setTimeout(send, wait);
      wait = Math.min(wait * 2, longest);
    }
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const typed = field.value;
    if (!typed.trim()) { field.focus(); return; }
    if (await meet(typed)) field.value = '';
    else if (await isThere()) { HTMLFormElement.prototype.submit.call(form); return; }
    else say(words.unknown);
    field.focus();
  });

  async function isThere() {
    try {
      return (await fetch('/healthz', { method: 'HEAD', cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout?.(patience) })).ok;
    } catch { return false; }
  }

  addEventListener('online', () => { wait = first; send(); });
  addEventListener('beforeunload', (event) => { if (kept.size && !document.documentElement.classList.contains('parti')) event.preventDefault(); });
  film(meet, say);
}

// The camera, where the browser reads QR codes by itself; elsewhere one types.
function film(meet, say) {
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
          if (!await meet(last)) say(words.unknown);
        }
        await new Promise((next) => requestAnimationFrame(next));
      }
    } catch { end(); say('L’appareil photo ne répond pas. Écrivez le code.'); }
  });
}
