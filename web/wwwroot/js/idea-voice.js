// Records a voice message into the file field of the form: the portal takes it as it takes any file. Nothing leaves the page before the button.
const box = document.querySelector('[data-voix]');
const field = document.querySelector('#upload');
const [begin, end, listen, state] = ['debut', 'fin', 'ecoute', 'etat'].map((name) => box?.querySelector(`[data-voix-${name}]`));
const most = Number(box?.dataset.secondes ?? 60) * 1000;
const kinds = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];
let recorder = null, pieces = [], stopAt = 0, tick = 0, said = null;

function done(stream, type) {
  clearInterval(tick);
  for (const track of stream.getTracks()) track.stop();
  said = new Blob(pieces, { type });
  const files = new DataTransfer();
  files.items.add(new File([said], 'message', { type }));
  field.files = files.files;
  [begin.hidden, end.hidden, listen.hidden, recorder] = [false, true, false, null];
  state.textContent = box.dataset.pret;
  listen.focus();
}

async function record() {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const type = kinds.find((kind) => MediaRecorder.isTypeSupported(kind)) ?? '';
    recorder = new MediaRecorder(stream, { ...(type && { mimeType: type }), audioBitsPerSecond: 32000 });
    pieces = [];
    recorder.addEventListener('dataavailable', (event) => pieces.push(event.data));
    recorder.addEventListener('stop', () => done(stream, (type || recorder.mimeType).split(';')[0]), { once: true });
    recorder.start();
    stopAt = Date.now() + most;
    tick = setInterval(() => { if (Date.now() >= stopAt) recorder?.stop(); }, 250);
    [begin.hidden, end.hidden, listen.hidden] = [true, false, true];
    state.textContent = box.dataset.parle;
    end.focus();
  } catch {
    state.textContent = box.dataset.ferme;
  }
}

async function play() {
  const sound = new AudioContext();
  const source = sound.createBufferSource();
  source.buffer = await sound.decodeAudioData(await said.arrayBuffer());
  source.connect(sound.destination);
  source.addEventListener('ended', () => sound.close(), { once: true });
  source.start();
}

if (box && field) {
  if (!navigator.mediaDevices || !window.MediaRecorder) box.hidden = true;
  begin.addEventListener('click', record);
  end.addEventListener('click', () => recorder?.stop());
  listen.addEventListener('click', play);
}
