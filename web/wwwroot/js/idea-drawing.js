// A sheet to draw on, with a finger, a pen or a mouse. What is drawn goes into the file field: the portal takes it as it takes a photo.
const box = document.querySelector('[data-dessin]');
const sheet = box?.querySelector('canvas');
const field = document.querySelector('#upload');
const state = box?.querySelector('[data-dessin-etat]');
const pen = sheet?.getContext('2d');
let lines = [], line = null, made = 0;

function paint() {
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.strokeStyle = '#1b1b1b';
  pen.lineWidth = 5;
  pen.lineCap = pen.lineJoin = 'round';
  for (const one of line ? [...lines, line] : lines) {
    pen.beginPath();
    one.forEach(([x, y], at) => (at ? pen.lineTo(x, y) : pen.moveTo(x, y)));
    if (one.length === 1) pen.lineTo(one[0][0] + 0.1, one[0][1]);
    pen.stroke();
  }
}

function carry() {
  const turn = ++made;
  if (!lines.length) { field.value = ''; state.textContent = ''; return; }
  sheet.toBlob((picture) => {
    if (turn !== made || !picture) return; // drawn on since
    const files = new DataTransfer();
    files.items.add(new File([picture], 'dessin.png', { type: 'image/png' }));
    field.files = files.files;
    state.textContent = 'Ton dessin est prêt. Continue pour le garder.';
  }, 'image/png');
}

const place = (event) => {
  const edge = sheet.getBoundingClientRect();
  return [(event.clientX - edge.left) * sheet.width / edge.width, (event.clientY - edge.top) * sheet.height / edge.height];
};

function lift() {
  if (!line) return;
  lines.push(line);
  line = null;
  paint();
  carry();
}

if (box && pen && field) {
  sheet.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    sheet.setPointerCapture(event.pointerId);
    line = [place(event)];
    paint();
  });
  sheet.addEventListener('pointermove', (event) => { if (line) { line.push(place(event)); paint(); } });
  sheet.addEventListener('pointerup', lift);
  sheet.addEventListener('pointercancel', lift);
  box.querySelector('[data-dessin-defaire]').addEventListener('click', () => { lines.pop(); paint(); carry(); });
  box.querySelector('[data-dessin-vider]').addEventListener('click', () => { lines = []; paint(); carry(); });
  paint();
}
