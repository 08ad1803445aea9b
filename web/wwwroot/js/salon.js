// A room, live. The page works without this file; with it, messages come by themselves. What is not sent yet stays in this
// page's memory only, is sent again under the same number after a cut, and is gone with the page.
import { ask, glances, hours, line, swap, there } from './salon-morceaux.js';

const list = document.querySelector('[data-salon]');
const form = document.querySelector('form[data-envoi]');
const room = list?.dataset.salon;
const text = form?.querySelector('textarea'), number = form?.querySelector('[name=messageId]'), refusal = form?.querySelector('[data-refus]');
const waiting = new Map(); // by number: what was not acknowledged yet, in the order it was written
const second = 1000, page = 100;
const absent = 'Ce salon n’est pas là.', most = 300;
// « last »: everything up to that place is here. What comes live counts only once the gap before it is read.
let hub = null, last = Number(list?.dataset.dernier ?? 0), heard = 0, ready = false, known = false;
let sending = false, careful = false, starting = false, over = false, failures = 0, tries = 0, returned = '', soon = 0;
const stale = new Set(); // one’s own messages that the page says better

const hour = hours(list?.dataset.fuseau || undefined);
const make = (name, words, kind) => Object.assign(document.createElement(name), { textContent: words, className: kind ?? '' });
const at = (id) => list.querySelector(`[data-id="${CSS.escape(id)}"]`), look = glances(room, at);

function build(message) {
  const item = make('li', '', message.mine ? 'msg me' : 'msg');
  item.dataset.id = message.id;
  item.id = `m${message.id.replaceAll('-', '')}`;
  const name = make('b', message.mine ? list.dataset.moi : `${message.author} `), words = make('span', message.text, 'whole');
  if (!message.mine && message.badge) name.append(make('span', message.badge, 'pill violet'));
  name.dataset.libre = words.dataset.libre = '';
  const state = make('small', '');
  state.setAttribute('aria-live', 'off'); // the words are announced; that they are sent is there to be read
  item.append(name, words, state);
  return item;
}

// The same forms as of the messages that the server wrote: react, report, hide, take back, show.
function act(item, message) {
  const kind = message.state === 'shown' ? message.mine ? 'moi' : 'autre' : message.state === 'held' ? message.mine ? 'moi' : 'attend' : 'rien';
  if (item.dataset.gestes === kind) return;
  item.dataset.gestes = kind;
  for (const old of item.querySelectorAll(':scope > details, :scope > form, :scope > p')) old.remove();
  const model = document.querySelector(`template[data-gestes="${kind}"]`);
  if (!model) return;
  const copy = model.content.cloneNode(true);
  for (const input of copy.querySelectorAll('input[name=message]')) input.value = message.id;
  const report = copy.querySelector('[data-signaler]');
  if (report) report.setAttribute('href', report.getAttribute('href').replace(report.dataset.signaler, message.id));
  const badge = message.badge || item.querySelector(':scope > b > .pill')?.textContent.trim() || '';
  if (!['', 'mentor', 'équipe'].includes(badge)) copy.querySelector('[data-cacher]')?.remove(); // whoever runs the room is read by everybody
  item.append(copy);
}

function say(item, message) {
  const small = item.querySelector('small');
  const state = (message.state === 'held' || message.state === 'guarded') && !message.mine ? 'Les autres ne le lisent pas encore.'
    : message.state === 'held' ? `${list.dataset.quiLit} lit ce message avant les autres.`
    : message.state === 'wait' ? 'Pas encore envoyé. Il partira avec le réseau.'
    : message.mine ? 'envoyé' : '';
  small.textContent = `${hour(message.at)}${state ? ` · ${state}` : ''}`;
}

// In the order of the room, once: a message that is there already moves to its place.
function place(message) {
  if (message.state === 'returned' || message.state === 'withdrawn' || message.state === 'care') { if (message.mine) renew(message.id); return; }
  let item = at(message.id);
  const mine = message.mine || item?.classList.contains('me') === true;
  if (!item) item = build({ ...message, mine });
  item.dataset.suite = message.sequence;
  say(item, { ...message, mine });
  act(item, { ...message, mine });
  put(item);
  waiting.delete(message.id);
}

function put(item) {
  let next = null;
  for (let other = list.lastElementChild; other && (other === item || !other.dataset.suite || Number(other.dataset.suite) > Number(item.dataset.suite)); other = other.previousElementSibling)
    if (other !== item) next = other;
  if (item.nextElementSibling !== next || !item.isConnected) list.insertBefore(item, next);
  if (list.children.length > most) list.firstElementChild.remove();
  document.querySelector('[data-vide]')?.remove();
}

// The page says some things best: why a message came back, help, whether the room is open. Only those pieces of it are taken, so
// that whoever reads or writes stays where they are.
function renew(id) {
  if (id) stale.add(id);
  clearTimeout(soon);
  soon = setTimeout(() => renewNow().catch(() => { /* asked again at the next change */ }), second / 4);
}

async function renewNow() {
  const answer = await ask(room);
  if (!answer) return;
  const lines = answer.found ? answer.page?.querySelector('[data-salon]') : null;
  const idle = waiting.size === 0 && !text?.value;
  if (!lines || Boolean(answer.page.querySelector('form[data-envoi]')) !== Boolean(form)) { if (idle) location.reload(); if (!lines) return; }
  swap(answer.page, form ?? list.parentElement);
  for (const id of stale) {
    const line = lines.querySelector(`[data-id="${CSS.escape(id)}"]`), before = at(id);
    if (line) { before?.remove(); put(document.importNode(line, true)); }
  }
  stale.clear();
}

async function changed(where, sequence) {
  if (where !== room) return;
  if (sequence < 0) { look(list.querySelector(`[data-suite="${-sequence}"]`)?.dataset.id); return; }
  await new Promise((done) => { setTimeout(done, Math.random() * (sequence === 0 ? 3 : 0.5) * second); }); // not everybody at once
  if (sequence === 0) { await check(); renew(); return; }
  const message = (await hub.invoke('After', room, sequence - 1)).find((one) => one.sequence === sequence);
  const item = list.querySelector(`[data-suite="${Number(sequence)}"]`);
  if (message) place(message);
  else if (item?.classList.contains('me')) renew(item.dataset.id);
  else item?.remove();
}

async function catchUp() {
  heard = 0;
  let some = await hub.invoke('Join', room, last);
  while (true) {
    some.forEach(place);
    last = Math.max(last, some.at(-1)?.sequence ?? 0);
    if (some.length < page) break;
    some = await hub.invoke('After', room, last);
  }
  last = Math.max(last, heard);
  ready = true;
  if (known) await check();
  known = true;
  flush();
}

// What was taken back, or is held, since this page heard of it: gone from here too.
async function check() {
  const shown = [...list.children].filter((item) => item.dataset.suite);
  if (shown.length === 0) return;
  const [first, end] = [Number(shown[0].dataset.suite), Number(shown.at(-1).dataset.suite)];
  const kept = await there(hub, room, first - 1, end, page);
  for (const item of shown) if (Number(item.dataset.suite) <= end && !kept.has(Number(item.dataset.suite))) item.remove();
}

const told = (fault) => String(fault?.message).split('HubException: ')[1];

// One after the other, so that what was written first is said first.
async function flush() {
  if (sending || hub?.state !== 'Connected') return;
  sending = true;
  let failed = false;
  while (!failed && waiting.size > 0) {
    const [id, message] = waiting.entries().next().value;
    try {
      const ack = await hub.invoke('Send', room, id, message.text);
      waiting.delete(id);
      if (ack.state === 'care') careful = true;
      place({ ...message, id, sequence: ack.sequence, at: ack.at, state: ack.state === 'care' ? 'held' : ack.state, mine: true });
    } catch (fault) {
      const words = told(fault);
      failed = !words; // the network, or the server for a moment: it stays, and goes again
      if (failed) continue;
      waiting.delete(id);
      at(id)?.remove();
      refuse(words, message.text);
    }
  }
  sending = false;
  tries = failed ? tries + 1 : 0;
  if (failed) setTimeout(flush, Math.min(2 * tries, 10) * second);
  else if (careful) care();
}

// Said at once; the help itself comes with its piece of the page.
function care() {
  careful = false;
  refusal.textContent = list.dataset.soin;
  refusal.hidden = false;
  renew();
}

// What was refused comes back in the order it was written, before what is being written now.
function refuse(words, lost) {
  refusal.textContent = words;
  refusal.hidden = false;
  const before = returned && text.value.startsWith(returned) ? returned : '';
  const rest = text.value.slice(before.length).trimStart();
  returned = before ? `${before}\n${lost}` : lost;
  text.value = rest ? `${returned}\n${rest}` : returned;
  text.focus();
}

function send(event) {
  const words = text.value.trim();
  if (!words || words.length > 2000 || event.submitter?.hasAttribute('formaction')) return; // the server says what is wrong
  event.preventDefault();
  refusal.hidden = true;
  const message = { id: number.value, text: words, at: Date.now(), state: 'wait', mine: true };
  waiting.set(message.id, message);
  const item = build(message);
  say(item, message);
  list.append(item);
  number.value = crypto.randomUUID();
  text.value = returned = '';
  text.focus();
  flush();
}

const later = () => { if (!over) setTimeout(start, Math.min(2 ** failures, 10) * second + Math.random() * second); };

// A socket at once stands on one process; asking first what is possible is for networks that let no socket through.
function dial(direct) {
  const made = line(direct);
  made.on('Message', (message) => {
    if (message.room !== room) return;
    place(message);
    if (ready) last = Math.max(last, message.sequence);
    else heard = Math.max(heard, message.sequence);
  });
  made.on('Changed', (where, sequence) => changed(where, sequence).catch(() => { /* asked again after the cut */ }));
  made.onclose(() => { ready = false; later(); });
  return made;
}

async function start() {
  if (over || starting || hub?.state === 'Connected') return;
  starting = true;
  try {
    ready = false;
    hub = dial(failures % 2 === 0);
    await hub.start();
    await catchUp();
    failures = 0;
  } catch (fault) {
    failures += 1;
    if (told(fault) === absent) { over = true; location.reload(); }
    else if (/\b40[13]\b/.test(String(fault?.message))) over = true; // the session ended: its own script says so
    else if (hub?.state === 'Connected') await hub.stop();
    else later();
  } finally { starting = false; }
}

async function connect() {
  await import('/lib/signalr/signalr.min.js');
  await start();
}

if (list && list.dataset.vivant === 'oui') {
  form?.addEventListener('submit', send);
  addEventListener('online', () => { if (hub?.state === 'Disconnected') start(); });
  addEventListener('pagehide', () => { over = true; waiting.clear(); hub?.stop(); });
  addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
  connect().catch(() => { /* the form is enough */ });
}
