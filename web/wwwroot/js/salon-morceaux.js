// What salon.js is made of: pieces of the page, hours in words, a line to the server.
const second = 1000;

// « 14 heures 5 », on the clocks of the place.
export function hours(zone) {
  const clock = new Intl.DateTimeFormat('fr-FR', { hour: 'numeric', minute: '2-digit', timeZone: zone });
  return (at) => {
    const part = Object.fromEntries(clock.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
    const count = Number(part.hour);
    return `${count} heure${count > 1 ? 's' : ''}${part.minute === '00' ? '' : ` ${part.minute}`}`;
  };
}

// The page of the room as it is now; null without the network.
export const ask = (room) => new Promise((done) => {
  const request = new XMLHttpRequest(); // it makes a document in which no script runs
  request.responseType = 'document';
  request.open('GET', `/salons/${room}`);
  request.onload = () => done({ found: request.status === 200, page: request.response });
  request.onerror = () => done(null);
  request.send();
});

// Its pieces in the place of ours; one that was not here comes before that element.
export function swap(page, before) {
  for (const other of page.querySelectorAll('[data-morceau]')) {
    const piece = document.querySelector(`[data-morceau="${other.dataset.morceau}"]`), fresh = document.importNode(other, true);
    if (!piece) before.before(fresh);
    else if (other.textContent !== piece.textContent && !piece.contains(document.activeElement)) piece.replaceWith(fresh);
  }
}

// Somebody answered with a picture: which ones are there is read again, a few moments later and once for many. Nothing else of the
// message changes, so that whoever is about to answer keeps their place.
export function glances(room, at) {
  const answered = new Set();
  let soon = 0;
  async function look() {
    const ids = [...answered];
    answered.clear();
    const answer = await ask(room), lines = answer?.found ? answer.page?.querySelector('[data-salon]') : null;
    for (const id of ids) pictures(at(id), lines?.querySelector(`[data-id="${CSS.escape(id)}"]`));
  }
  return (id) => {
    if (!id) return;
    answered.add(id);
    soon ||= setTimeout(() => { soon = 0; look().catch(() => { /* seen with the next one */ }); }, (1 + 4 * Math.random()) * second);
  };
}

function pictures(item, fresh) {
  if (!item || !fresh) return;
  item.querySelector('[data-reactions]')?.remove();
  const some = fresh.querySelector('[data-reactions]');
  if (some) item.querySelector(':scope > small').after(document.importNode(some, true));
}

// The places of what one may read from there to the end.
export async function there(hub, room, from, end, page) {
  const places = new Set();
  while (from < end) {
    const some = await hub.invoke('After', room, from);
    for (const message of some) places.add(message.sequence);
    if (some.length < page) break;
    from = some.at(-1).sequence;
  }
  return places;
}

export function line(direct) {
  const { HubConnectionBuilder, HttpTransportType, LogLevel } = window.signalR;
  const made = new HubConnectionBuilder().withUrl('/hubs/discussions', direct ? { skipNegotiation: true, transport: HttpTransportType.WebSockets } : {}).configureLogging(LogLevel.None).build();
  made.serverTimeoutInMilliseconds = 20 * second;
  made.keepAliveIntervalInMilliseconds = 8 * second;
  return made;
}
