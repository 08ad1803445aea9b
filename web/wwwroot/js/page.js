// Small comforts of every page. Nothing here is needed to read, write or send.
import { trust } from './trust.js';

const on = (selector, act) => document.addEventListener('click', (event) => {
  const target = event.target.closest?.(selector);
  if (target) act(target);
});

on('[data-imprimer]', () => print());

// « C’est quoi ? »: with a script the explanations are folded, and open under their sentence. Without one they are all shown.
// The style sheet folds them before this runs (@media (scripting: enabled)), so nothing moves while the page loads.
const buttons = '.word-q[aria-controls]';
const open = 'ouvert';

function show(button, visible) {
  const explanation = document.getElementById(button.getAttribute('aria-controls'));
  if (!explanation) return;
  explanation.classList.toggle(open, visible);
  button.setAttribute('aria-expanded', String(visible));
}

for (const button of document.querySelectorAll(buttons)) show(button, false);

// The explanation comes after the sentence, not after the button: a screen reader says it at once, without moving.
const spoken = Object.assign(document.createElement('p'), { className: 'sr' });
spoken.setAttribute('role', 'status');
if (document.querySelector(buttons)) document.body.append(spoken);

// Which words are looked up: the word alone is told, once a page, and nobody is kept with it. Any failure is nothing to the reader.
const told = new Set();

function count(word) {
  const token = document.querySelector('input[name=__RequestVerificationToken]')?.value;
  if (!word || !token || told.has(word)) return;
  told.add(word);
  fetch(`/mots/${encodeURIComponent(word)}`, { method: 'POST', keepalive: true, body: new URLSearchParams({ __RequestVerificationToken: token }) }).catch(() => { /* offline */ });
}

document.addEventListener('click', (event) => {
  const button = event.target.closest?.(buttons);
  if (!button) return;
  const opens = button.getAttribute('aria-expanded') !== 'true';
  show(button, opens);
  if (opens) count(button.dataset.mot);
  spoken.textContent = opens ? document.getElementById(button.getAttribute('aria-controls'))?.textContent ?? '' : '';
});

// Escape closes the explanation of the word that has the focus.
document.addEventListener('keydown', (event) => {
  const button = event.key === 'Escape' ? event.target.closest?.(buttons) : null;
  if (button) show(button, false);
});

on('[data-montrer]', (button) => {
  const field = document.getElementById(button.dataset.montrer);
  const shown = field.type === 'password';
  field.type = shown ? 'text' : 'password';
  button.setAttribute('aria-pressed', String(shown));
  button.textContent = shown ? 'Cacher' : 'Montrer';
});

// A password shown on screen is hidden again before it is sent, so that the browser treats it as one.
document.addEventListener('submit', (event) => {
  for (const button of event.target.querySelectorAll('[data-montrer][aria-pressed=true]')) button.click();
});

document.querySelector('.error-summary')?.focus();

// « Affichage »: the page shows each choice at once; it is kept when the form is sent.
for (const choice of document.querySelectorAll('[data-apercu] input[type=radio]')) {
  choice.addEventListener('change', () => {
    const [name, word] = choice.closest('[data-apercu]').dataset.apercu.split(':');
    const value = word.split(',')[[...choice.closest('fieldset').querySelectorAll('input')].indexOf(choice)];
    if (value) document.documentElement.dataset[name] = value;
    else delete document.documentElement.dataset[name];
  });
}

if ('serviceWorker' in navigator && isSecureContext) {
  addEventListener('load', () => navigator.serviceWorker
    .register(trust.createScriptURL('/sw.js'), { updateViaCache: 'none' }).catch(() => { /* private windows refuse: fine */ }));
}
