// What a vote needs of WebCrypto: a ballot of 256 bytes under RSA-OAEP-SHA256; the election's key wrapped for each pair of the bureau.
// Nothing is kept anywhere: no storage, no address, no log.
const encoder = new TextEncoder();
const subtle = globalThis.crypto?.subtle;
const rsa = { name: 'RSA-OAEP', hash: 'SHA-256' };
const length = 256, valuesAt = 19, randomAt = 240, nonceLength = 12;
export const iterations = 600_000;
export const pairs = [[1, 2], [1, 3], [2, 3]];
export const canVote = Boolean(subtle);

export const toBytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
export const toText = (bytes) => {
  let text = '';
  for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte);
  return btoa(text);
};
const idBytes = (id) => Uint8Array.from(id.replaceAll('-', '').match(/../g), (pair) => parseInt(pair, 16));

export function write(electionId, options, values) {
  const bytes = new Uint8Array(length);
  bytes[0] = 1;
  bytes.set(idBytes(electionId), 1);
  bytes[17] = values ? 0 : 1; // a blank vote has no values
  bytes[18] = options;
  bytes.set(values ?? [], valuesAt);
  crypto.getRandomValues(bytes.subarray(randomAt));
  return bytes;
}

export async function encrypt(publicKey, bytes) {
  const key = await subtle.importKey('spki', toBytes(publicKey), rsa, false, ['encrypt']);
  return new Uint8Array(await subtle.encrypt({ name: 'RSA-OAEP' }, key, bytes));
}

/// Null for what is no ballot of this vote.
export function read(bytes, { id, options, method, limit }) {
  const own = idBytes(id);
  if (bytes.length !== length || bytes[0] !== 1 || own.some((byte, at) => bytes[at + 1] !== byte) || bytes[17] > 1 || bytes[18] !== options) return null;
  if (bytes.subarray(valuesAt + options, randomAt).some((byte) => byte)) return null;
  const values = [...bytes.subarray(valuesAt, valuesAt + options)];
  const sum = values.reduce((all, one) => all + one, 0);
  if (bytes[17] === 1) return sum === 0 ? { blank: true, values: [] } : null;
  const fits = method === 'Judgment' ? values.every((one) => one <= 4)
    : method === 'Budget' ? sum >= 1 && sum <= limit
      : values.every((one) => one <= 1) && sum >= 1 && sum <= (method === 'Several' ? limit : 1);
  return fits ? { blank: false, values } : null;
}

const clean = (words) => words.trim().normalize('NFC');

async function keyOf(words, salt) {
  const secret = await subtle.importKey('raw', encoder.encode(clean(words)), 'PBKDF2', false, ['deriveKey']);
  return subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

async function wrap(clear, key, bound) {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceLength));
  const sealed = new Uint8Array(await subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: bound }, key, clear));
  const all = new Uint8Array(nonceLength + sealed.length);
  all.set(nonce);
  all.set(sealed, nonceLength);
  return all;
}

const unwrap = async (bytes, key, bound) => new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv: bytes.subarray(0, nonceLength), additionalData: bound }, key, bytes.subarray(nonceLength)));

/// The ceremony: a key that was never anywhere, wrapped for each two of three; opened once each way before it is sent.
export async function makeKeys(electionId, words) {
  const made = await subtle.generateKey({ ...rsa, modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]) }, true, ['encrypt', 'decrypt']);
  const [publicKey, clear] = [await subtle.exportKey('spki', made.publicKey), new Uint8Array(await subtle.exportKey('pkcs8', made.privateKey))];
  const bound = idBytes(electionId);
  const salts = words.map(() => crypto.getRandomValues(new Uint8Array(16)));
  const keys = await Promise.all(words.map((one, at) => keyOf(one, salts[at])));
  const wraps = [];
  for (const [first, second] of pairs) {
    const wrapped = await wrap(await wrap(clear, keys[first - 1], bound), keys[second - 1], bound);
    const again = await unwrap(await unwrap(wrapped, keys[second - 1], bound), keys[first - 1], bound);
    if (again.length !== clear.length || again.some((byte, at) => byte !== clear[at])) throw new Error('wrap');
    wraps.push(toText(wrapped));
  }
  clear.fill(0);
  return { publicKey: toText(publicKey), salts: salts.map(toText), wraps };
}

/// Two members: the private key, in this page only.
export async function openKey(electionId, members, wraps, one, other) {
  const [low, high] = one.number < other.number ? [one, other] : [other, one];
  const salt = (number) => toBytes(members.find((member) => member.number === number).salt);
  const [lowKey, highKey] = [await keyOf(low.words, salt(low.number)), await keyOf(high.words, salt(high.number))];
  const payload = toBytes(wraps.find((row) => row.first === low.number && row.second === high.number).payload);
  const clear = await unwrap(await unwrap(payload, highKey, idBytes(electionId)), lowKey, idBytes(electionId));
  const key = await subtle.importKey('pkcs8', clear, rsa, false, ['decrypt']);
  clear.fill(0);
  return key;
}

export async function decrypt(key, ciphertext) {
  try {
    return new Uint8Array(await subtle.decrypt({ name: 'RSA-OAEP' }, key, toBytes(ciphertext)));
  } catch {
    return null; // a void ballot
  }
}
