// Voting. What is chosen stays in this page: its fields are in no form. It is encrypted here, and only then sent,
// again and again the same while the network is away; when the ticket comes, nothing of the choice is left in the page.
import { canVote, encrypt, write } from './vote-crypto.js';
import { choiceOf } from './vote-choice.js';

const first = 1000, longest = 15000, patience = 15000; // milliseconds
const room = document.querySelector('[data-vote]');

function start() {
  const { election, methode: method, choix, limite, cle } = room.dataset;
  const [options, limit] = [Number(choix), Number(limite)];
  const part = (name) => room.querySelector(`[data-partie="${name}"]`);
  const [choosing, review, sending, done] = ['choisir', 'relire', 'envoi', 'ticket'].map(part);
  const problem = room.querySelector('[data-probleme]');
  let ballot = null; // the ciphertext, once made: never made twice
  let values = null, wait = first;

  function show(which) {
    for (const one of [choosing, review, sending, done]) one.hidden = one !== which;
    which.querySelector('h1, h2')?.focus();
    scrollTo(0, 0);
  }

  function refuse(words) {
    problem.textContent = words;
    problem.hidden = false;
    problem.scrollIntoView({ block: 'center' });
  }

  function reread(chosen, lines) {
    problem.hidden = true;
    values = chosen;
    const list = review.querySelector('ul');
    list.replaceChildren(...lines.map((line) => {
      const item = document.createElement('li');
      item.textContent = line;
      return item;
    }));
    show(review);
  }

  room.querySelector('[data-voir]').addEventListener('click', () => {
    const choice = choiceOf(choosing, method, options, limit);
    if (choice.problem) refuse(choice.problem);
    else reread(choice.values, choice.lines);
  });
  room.querySelector('[data-blanc]').addEventListener('click', (event) => reread(null, [event.currentTarget.dataset.blanc]));
  room.querySelector('[data-changer]').addEventListener('click', () => show(choosing));

  async function send() {
    const form = room.querySelector('form');
    const fields = new FormData(form);
    fields.set('bulletin', ballot);
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(patience) });
    if (answer.type === 'opaqueredirect' || answer.status === 401) return { refused: room.dataset.fini }; // to the sign-in page: the session is over
    if (answer.status === 422) return { refused: (await answer.json().catch(() => ({}))).message ?? room.dataset.perdu };
    if ([400, 403, 404].includes(answer.status)) return { refused: room.dataset.perdu };
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  async function sendAgain() {
    const said = sending.querySelector('[role="status"]');
    while (!document.documentElement.classList.contains('parti')) {
      try {
        return await send();
      } catch {
        said.textContent = room.dataset.attente;
        await new Promise((resolve) => { setTimeout(resolve, wait); addEventListener('online', resolve, { once: true }); });
        wait = Math.min(wait * 2, longest);
      }
    }
    return { refused: room.dataset.perdu };
  }

  room.querySelector('[data-voter]').addEventListener('click', async (event) => {
    if (ballot) return;
    const button = event.currentTarget;
    button.disabled = true;
    show(sending);
    try {
      const bytes = await encrypt(cle, write(election, options, values));
      ballot = btoa(String.fromCharCode(...bytes));
    } catch {
      button.disabled = false;
      show(choosing);
      refuse(room.dataset.echec);
      return;
    }
    [choosing, review].forEach((one) => one.replaceChildren()); // from here on, nobody reads the choice in this page
    values = null;
    const { refused, code, words } = await sendAgain();
    if (refused) {
      sending.querySelector('[role="status"]').textContent = refused;
      sending.querySelector('[data-retour]').hidden = false;
      return;
    }
    done.querySelector('[data-code]').textContent = code.match(/.{4}/g).join(' ');
    done.querySelectorAll('[data-mot]').forEach((place, at) => {
      place.querySelector('use').setAttribute('href', place.querySelector('use').getAttribute('href').replace(/#.*$/, `#${words[at].icon}`));
      place.querySelector('span').textContent = words[at].word;
    });
    show(done);
  });

  show(choosing);
}

if (room && canVote) {
  room.hidden = false;
  document.querySelector('[data-sans-vote]').hidden = true;
  start();
}
