// Passkeys: asks the server for a challenge, the device for an answer, the server for its verdict. No answer is kept here.
const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
const toText = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const withBytes = (list) => (list ?? []).map((item) => ({ ...item, id: toBytes(item.id) }));

async function answer(kind, options) {
  if (kind === 'entrer') {
    return navigator.credentials.get({ publicKey: { ...options, challenge: toBytes(options.challenge), allowCredentials: withBytes(options.allowCredentials) } });
  }
  return navigator.credentials.create({
    publicKey: {
      ...options, challenge: toBytes(options.challenge), user: { ...options.user, id: toBytes(options.user.id) },
      excludeCredentials: withBytes(options.excludeCredentials),
    },
  });
}

function asJson(credential) {
  const { response } = credential;
  const fields = { clientDataJSON: toText(response.clientDataJSON) };
  if (response.attestationObject) {
    fields.attestationObject = toText(response.attestationObject);
    fields.transports = response.getTransports?.() ?? [];
  } else {
    fields.authenticatorData = toText(response.authenticatorData);
    fields.signature = toText(response.signature);
    fields.userHandle = response.userHandle ? toText(response.userHandle) : null;
  }
  return JSON.stringify({
    id: credential.id, rawId: toText(credential.rawId), type: credential.type, response: fields,
    authenticatorAttachment: credential.authenticatorAttachment ?? null, clientExtensionResults: credential.getClientExtensionResults(),
  });
}

async function post(address, handler, data) {
  const reply = await fetch(`${address}?handler=${handler}`, { method: 'POST', body: new URLSearchParams(data), redirect: 'error' });
  if (!reply.ok) throw new Error(String(reply.status));
  return reply.json();
}

async function run(form) {
  const kind = form.dataset.passkey;
  const address = form.dataset.passkeyAction ?? new URL(form.action).pathname;
  const message = form.querySelector('[data-passkey-error]');
  message.hidden = true;
  try {
    const data = Object.fromEntries(new FormData(form));
    delete data.Password;
    const options = await post(address, 'Options', data);
    const credential = await answer(kind, options);
    const { to } = await post(address, 'Finish', { ...data, credential: asJson(credential) });
    location.assign(to);
  } catch (refusal) {
    const incomplete = ['400', '422'].includes(refusal.message) && form.dataset.passkeyIncomplet;
    message.textContent = incomplete || form.dataset.passkeyEchec; // the page knows whether it says « tu » or « vous »
    message.hidden = false;
  }
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!window.PublicKeyCredential) {
    form.querySelectorAll('[data-scripted]').forEach((part) => { part.hidden = true; });
    if (form.hasAttribute('data-scripted')) form.hidden = true;
    continue;
  }
  form.addEventListener('submit', (event) => {
    const own = form.querySelector('[data-passkey-button]');
    if (own && event.submitter !== own) return; // the password's button sends the form as usual
    event.preventDefault();
    run(form);
  });
}
