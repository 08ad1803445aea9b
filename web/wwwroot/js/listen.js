// « Écouter »: the device's own voice, one sentence at a time. Never starts by itself, stops on leaving.
// On personal pages the words must not leave the device: only local voices (reference accessibility §3.6).
const bar = document.querySelector('[data-lecteur]');
const speech = window.speechSynthesis;
const personal = document.body.hasAttribute('data-personnel');
const waitForVoices = 1500, usual = 0.9, slow = 0.75;
const button = (role) => bar.querySelector(`[data-role=${role}]`);

let sentences = [], place = -1, rate = usual, voice = null, turn = 0;

const french = () => speech?.getVoices().filter((one) => /^fr(a?)([-_]|$)/i.test(one.lang)) ?? [];

function fitting() {
  const allowed = personal ? french().filter((one) => one.localService === true) : french();
  return allowed.find((one) => one.localService && /^fr[-_]fr/i.test(one.lang)) ?? allowed.find((one) => one.localService) ?? allowed[0] ?? null;
}

function findVoice() {
  if (!speech) return Promise.resolve(null);
  const found = fitting();
  if (found) return Promise.resolve(found);
  return new Promise((resolve) => {
    const end = () => { clearTimeout(timer); speech.removeEventListener?.('voiceschanged', look); resolve(fitting()); };
    const look = () => { if (fitting()) end(); };
    const timer = setTimeout(end, waitForVoices);
    speech.addEventListener?.('voiceschanged', look);
  });
}

function gather() {
  const marked = document.querySelectorAll('main [data-phrase], main .phrase, main h1, main h2, main h3');
  const parts = document.querySelector('main [data-phrase], main .phrase') ? marked
    : document.querySelectorAll('main :is(h1, h2, h3, p, li, dt, dd, legend, label, caption)');
  return [...parts].filter((one) => one.checkVisibility?.() !== false && one.textContent.trim() && !one.closest('.pass, .code') && !one.parentElement.closest('[data-phrase], .phrase'));
}

function words(element) {
  const copy = element.cloneNode(true);
  for (const hidden of copy.querySelectorAll('button, svg, [aria-hidden=true]')) hidden.remove();
  return copy.textContent.replace(/\s+/g, ' ').trim();
}

const status = (text) => { bar.querySelector('[role=status]').textContent = text; };

function show(playing) {
  button('jouer').hidden = playing;
  button('pause').hidden = !playing;
}

function mark(element) {
  document.querySelector('main .lue')?.classList.remove('lue');
  if (!element) return;
  element.classList.add('lue');
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
}

function say(index) {
  const mine = ++turn;
  speech.cancel();
  if (index >= sentences.length) { finish(bar.dataset.fin); return; }
  place = Math.max(0, index);
  mark(sentences[place]);
  const sentence = new SpeechSynthesisUtterance(words(sentences[place]));
  sentence.lang = voice.lang.replace('_', '-');
  sentence.voice = voice;
  sentence.rate = rate;
  sentence.onend = () => { if (mine === turn) say(place + 1); };
  sentence.onerror = (event) => { if (mine === turn && event.error !== 'interrupted' && event.error !== 'canceled') stop(''); };
  speech.speak(sentence);
  show(true);
}

function stop(text) {
  turn++;
  speech?.cancel();
  show(false);
  status(text);
}

function finish(text) {
  stop(text);
  place = -1;
  mark(null);
}

async function open() {
  bar.hidden = false;
  document.documentElement.classList.add('lit');
  voice = await findVoice();
  for (const role of ['avant', 'jouer', 'apres', 'lent']) button(role).hidden = !voice;
  if (!voice) { button('pause').hidden = true; status(french().length ? bar.dataset.voixLoin : bar.dataset.sansVoix); button('fermer').focus(); return; }
  sentences = gather();
  status(bar.dataset.debut);
  say(place < 0 ? 0 : place);
  button('pause').focus();
}

function close() {
  finish('');
  bar.hidden = true;
  document.documentElement.classList.remove('lit');
  document.querySelector('.tools [data-ecouter]')?.focus();
}

if (bar) {
  document.addEventListener('click', (event) => {
    if (!event.target.closest?.('[data-ecouter]')) return;
    event.preventDefault();
    if (bar.hidden) open(); else close();
  });
  button('jouer').addEventListener('click', () => { status(bar.dataset.debut); say(place < 0 ? 0 : place); button('pause').focus(); });
  button('pause').addEventListener('click', () => { stop(bar.dataset.pause); button('jouer').focus(); });
  button('avant').addEventListener('click', () => say(place - 1));
  button('apres').addEventListener('click', () => say(place + 1));
  button('fermer').addEventListener('click', close);
  button('lent').addEventListener('click', (event) => {
    rate = rate === usual ? slow : usual;
    event.currentTarget.setAttribute('aria-pressed', String(rate === slow));
    if (!button('pause').hidden) say(place);
  });
  addEventListener('pagehide', () => speech?.cancel());
}
