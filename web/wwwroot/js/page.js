// Small comforts of every page. Nothing here is needed to read, write or send.
import { trust } from './trust.js';

const on = (selector, act) => document.addEventListener('click', (event) => {
  const target = event.target.closest?.(selector);
  if (target) act(target);
});

on('[data-imprimer]', () => print());

// « C’est quoi ? » opens the explanation under its sentence.
on('.word button[aria-controls]', (button) => {
  const open = button.getAttribute('aria-expanded') !== 'true';
  button.setAttribute('aria-expanded', String(open));
  document.getElementById(button.getAttribute('aria-controls'))?.classList.toggle('ouvert', open);
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
