// The end of the session: a question two minutes before, on every open page; nothing written is lost when it comes.
// The socket (« /direct ») only tells the time that is left and closes when the session ends elsewhere.
const dialog = document.querySelector('dialog[data-fin]');
const warning = 120, second = 1000;
const late = -2; // seconds: the server’s own end comes first, or it would take the form as sent by somebody still there
const others = 'BroadcastChannel' in window ? new BroadcastChannel('nos-voix-session') : null;
let end = Date.now() + Number(dialog.dataset.fin) * second;
let socket = null, written = document.querySelector('[data-rempli]') && document.querySelector('main form[method=post]:has(textarea, select, input:not([type=hidden]))');
let timer = 0, over = false, before = null, said = '';
const door = document.querySelector('[data-porte]'), later = 30 * second;

const left = () => Math.round((end - Date.now()) / second);
const connected = () => socket?.state === 'Connected';

function setLeft(seconds, tell = true) {
  end = Date.now() + seconds * second;
  if (tell) others?.postMessage({ end });
  if (left() > warning) close();
  plan();
}

function plan() {
  clearTimeout(timer);
  if (over) return;
  const wait = dialog.open ? second : Math.min(Math.max(left() - warning, 1), 60) * second;
  timer = setTimeout(look, wait);
}

// The server knows best: another page or the other half of the screen may have gone on.
async function look() {
  if (left() <= warning && await isCut()) { // nothing covers a door that works without network, nor leaves it: no page would come instead
    close();
    clearTimeout(timer);
    timer = setTimeout(look, later);
    return;
  }
  if (!dialog.open && left() <= warning) await ask();
  if (over) return;
  if (left() <= late) { if (await ask() === 0 || left() <= late) return finish(); }
  if (left() <= warning) { if (!dialog.open) open(); show(); }
  plan();
}

async function isCut() {
  if (!door || over) return false;
  try { return !(await fetch('/healthz', { method: 'HEAD', cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout?.(10 * second) })).ok; } catch { return true; }
}

async function ask() {
  if (!connected()) return null;
  try {
    const seconds = await socket.invoke('Left');
    end = Date.now() + seconds * second;
    return seconds;
  } catch { return null; } // the time we know stays
}

function open() {
  before = document.activeElement;
  dialog.showModal();
  dialog.querySelector('[data-rester]').focus();
}

function close() {
  if (!dialog.open) return;
  dialog.close();
  said = '';
  dialog.querySelector('[data-limite]').hidden = true;
  before?.focus?.();
}

// Seen each second, said four times only.
function show() {
  const seconds = Math.max(0, left());
  const words = seconds > 60 ? `Encore ${Math.ceil(seconds / 60)} minutes.` : `Encore ${seconds} secondes.`;
  dialog.querySelector('[data-temps]').textContent = words;
  const step = seconds > 60 ? 'long' : seconds > 30 ? 'minute' : seconds > 10 ? 'demie' : 'fin';
  if (step === said) return;
  said = step;
  dialog.querySelector('[data-annonce]').textContent = words;
}

async function stay() {
  try {
    if (connected()) setLeft(await socket.invoke('Stay'));
    else {
      const answer = await fetch('/mon-acces/appareils', { method: 'HEAD', redirect: 'manual' });
      if (!answer.ok) return finish();
      setLeft(Number(answer.headers.get('X-Reste') ?? 600));
    }
  } catch { await ask(); }
  if (dialog.open) dialog.querySelector('[data-limite]').hidden = false; // the absolute end: staying did not help
}

// What is on the screen belongs to whoever left: it goes. What was being written is kept by the server for its author.
function finish() {
  if (over) return;
  over = true;
  clearTimeout(timer);
  others?.postMessage({ over: true });
  close();
  document.documentElement.classList.add('parti');
  if (written?.isConnected && !written.querySelector('[type=password]')) {
    const only = Object.assign(document.createElement('input'), { type: 'hidden', name: 'garder', value: '1' });
    written.append(only);
    HTMLFormElement.prototype.submit.call(written);
  } else {
    location.replace(`/connexion?fin=1&retour=${encodeURIComponent(location.pathname + location.search)}`);
  }
}

document.addEventListener('input', (event) => {
  const { form } = event.target;
  if (form && form.method === 'post' && !dialog.contains(form)) written = form;
});
dialog.addEventListener('cancel', (event) => { event.preventDefault(); stay(); }); // Escape stays: the safe choice
dialog.querySelector('[data-rester]').addEventListener('click', stay);
document.addEventListener('visibilitychange', () => { if (!document.hidden) look(); });
others?.addEventListener('message', ({ data }) => {
  if (data.over && door) { end = Date.now() + 2 * late * second; look(); }
  else if (data.over) finish();
  else if (data.end) { end = data.end; if (left() > warning) close(); plan(); }
});

// SignalR comes once the page is quiet; it is not a module, and leaves its name on the window.
async function connect() {
  await import('/lib/signalr/signalr.min.js');
  const { HubConnectionBuilder, LogLevel } = window.signalR;
  socket = new HubConnectionBuilder().withUrl('/direct').configureLogging(LogLevel.None).build();
  socket.onclose(() => { if (!over) setTimeout(start, second + Math.random() * second); });
  await start();
}

let failures = 0;
async function start() {
  if (over) return;
  try {
    await socket.start();
    failures = 0;
    setLeft(await socket.invoke('Left'), false);
  } catch (fault) {
    if (/\b401\b/.test(String(fault?.message))) return finish();
    failures += 1;
    if (failures < 6) setTimeout(start, 2 ** failures * second);
  }
}

setLeft(Number(dialog.dataset.fin));
const quiet = window.requestIdleCallback ?? ((act) => setTimeout(act, second));
const latest = { timeout: 3 * second }; // a busy telephone is never quiet, and must hear of the end all the same
addEventListener('load', () => setTimeout(() => quiet(() => connect().catch(() => { /* the page's own clock is enough */ }), latest), 1500));
