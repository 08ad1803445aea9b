// The bureau: makes the keys of a vote, and opens its urn with two members. Words and keys are in this page only, and go with it.
import { canVote, decrypt, makeKeys, openKey, read, toText } from './vote-crypto.js';
import { choiceOf } from './vote-choice.js';

const shortest = 16; // characters
const ceremony = document.querySelector('form[data-ceremonie]');
const opening = document.querySelector('[data-depouiller]');

async function hold(event) {
  event.preventDefault();
  const status = ceremony.querySelector('[role="status"]');
  const [words, again] = ['mots', 'encore'].map((name) => [...ceremony.querySelectorAll(`[data-${name}]`)]);
  const { court, differents, pareils, travail, echec, pret } = ceremony.dataset;
  const typed = words.map((field) => field.value.trim());
  if (typed.some((one) => one.length < shortest)) { status.textContent = court; return; }
  if (typed.some((one, at) => one !== again[at].value.trim())) { status.textContent = differents; return; }
  if (new Set(typed).size < typed.length) { status.textContent = pareils; return; }
  status.textContent = travail;
  const button = ceremony.querySelector('button:not([type="button"])');
  button.disabled = true;
  try {
    const keys = await makeKeys(ceremony.querySelector('[data-election]').dataset.election, typed);
    ceremony.querySelector('[name="Cle"]').value = keys.publicKey;
    ceremony.querySelector('[name="Sels"]').value = keys.salts.join(' ');
    ceremony.querySelector('[name="Morceaux"]').value = keys.wraps.join(' ');
    [...words, ...again].forEach((field) => { field.value = ''; }); // they have no name: they are never sent
    status.textContent = pret;
    ceremony.submit();
  } catch {
    status.textContent = echec;
    button.disabled = false;
  }
}

function open() {
  const { election: id, methode: method, choix, limite, enveloppes } = opening.dataset;
  const rules = { id, options: Number(choix), method, limit: Number(limite) };
  const [paper, status] = [Number(enveloppes), opening.querySelector('[data-etat]')];
  const choosing = opening.querySelector('[data-partie="choisir"]');
  const envelopes = [];

  function note(ballot) {
    envelopes.push(ballot);
    opening.querySelector('[data-lues]').textContent = String(envelopes.length);
    choosing.querySelectorAll('input').forEach((field) => { if (field.type === 'text') field.value = ''; else field.checked = false; });
    opening.querySelector('[data-enveloppe]').hidden = envelopes.length >= paper;
    status.textContent = '';
  }

  opening.querySelector('[data-ajouter]')?.addEventListener('click', () => {
    const choice = choiceOf(choosing, method, rules.options, rules.limit);
    if (choice.problem) status.textContent = choice.problem;
    else note({ blank: false, values: choice.values });
  });
  opening.querySelector('[data-blanc]')?.addEventListener('click', () => note({ blank: true, values: [] }));
  opening.querySelector('[data-nul]')?.addEventListener('click', () => note(null));

  function add(ballots) {
    const counts = Array.from({ length: rules.options }, () => new Array(method === 'Judgment' ? 5 : 1).fill(0));
    let blank = 0, spoilt = 0;
    for (const ballot of ballots) {
      if (!ballot) spoilt++;
      else if (ballot.blank) blank++;
      else ballot.values.forEach((value, option) => { if (method === 'Judgment') counts[option][value]++; else counts[option][0] += value; });
    }
    return { Ballots: ballots.length, Blank: blank, Void: spoilt, Counts: counts };
  }

  opening.querySelector('form').addEventListener('submit', async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { deux, reste, travail, echec, ferme } = opening.dataset;
    const parts = [...opening.querySelectorAll('[data-membre]')].map((place) => ({ number: Number(place.querySelector('select').value), words: place.querySelector('input').value }));
    if (parts.some((part) => !part.number || !part.words) || parts[0].number === parts[1].number) { status.textContent = deux; return; }
    if (envelopes.length < paper) { status.textContent = reste; return; }
    status.textContent = travail;
    const answer = await fetch(opening.dataset.urne, { method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'error', cache: 'no-store' }).catch(() => null);
    if (!answer?.ok) { status.textContent = answer?.status === 422 ? (await answer.json()).message : ferme; return; }
    const urn = await answer.json();
    let key;
    try {
      key = await openKey(id, urn.members, urn.wraps, parts[0], parts[1]);
    } catch {
      status.textContent = echec;
      return;
    }
    const ballots = [];
    for (const ciphertext of urn.ballots) {
      const clear = await decrypt(key, ciphertext);
      ballots.push(clear && read(clear, rules));
    }
    form.querySelector('[name="Nombres"]').value = JSON.stringify(add([...ballots, ...envelopes]));
    form.querySelector('[name="Preuve"]').value = toText(await decrypt(key, urn.challenge));
    opening.querySelectorAll('[data-membre] input').forEach((field) => { field.value = ''; });
    form.submit();
  });
}

if (canVote) {
  for (const place of document.querySelectorAll('[data-sans-vote]')) place.hidden = true;
  ceremony?.addEventListener('submit', hold);
  if (ceremony) ceremony.hidden = false;
  if (opening) {
    opening.hidden = false;
    open();
  }
}
