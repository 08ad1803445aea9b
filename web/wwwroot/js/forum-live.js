// « En ce moment »: asked again every half minute while somebody looks. Without this script one opens the page again.
const board = document.querySelector('[data-direct]');
const every = 30000; // milliseconds

async function look() {
  if (document.hidden) return;
  try {
    const answer = await fetch(board.dataset.direct, { cache: 'no-store', credentials: 'same-origin' });
    if (!answer.ok) return;
    const { hour, stops } = await answer.json();
    write(board.querySelector('[data-heure]'), hour);
    for (const stop of stops) {
      const card = board.querySelector(`[data-etape="${stop.id}"]`);
      if (!card) { location.reload(); return; } // a stop of today that was not there
      write(card.querySelector('[data-maintenant]'), stop.now ?? 'rien');
      write(card.querySelector('[data-ensuite]'), stop.next ?? 'rien');
    }
  } catch { /* no network: what was known stays */ }
}

function write(place, words) {
  if (place.textContent !== words) place.textContent = words;
}

if (board) {
  setInterval(look, every);
  document.addEventListener('visibilitychange', look);
}
