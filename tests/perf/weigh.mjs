// What a first visit to a page costs a phone: bytes and requests over the wire with a cold cache, and nodes of the page.
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
];
const SETTLE_MS = 1500;

/** Weighs each path, as a stranger, or after `signIn(page)`. */
export async function weigh(address, paths, signIn) {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
  try {
    const context = await browser.newContext({ baseURL: address, viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, locale: 'fr-FR', serviceWorkers: 'block' });
    if (signIn) await signIn(await context.newPage());
    const weights = [];
    for (const path of paths) weights.push(await weighOne(context, path));
    return weights;
  } finally {
    await browser.close();
  }
}

async function weighOne(context, path) {
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  await wire.send('Network.clearBrowserCache');
  const requests = new Map();
  wire.on('Network.requestWillBeSent', event => {
    if (event.request.url.startsWith('http')) requests.set(event.requestId, { url: event.request.url, type: event.type, bytes: 0, plain: 0 });
  });
  wire.on('Network.dataReceived', event => { if (requests.has(event.requestId)) requests.get(event.requestId).plain += event.dataLength; });
  wire.on('Network.loadingFinished', event => { if (requests.has(event.requestId)) requests.get(event.requestId).bytes = event.encodedDataLength; });
  const answer = await page.goto(path, { waitUntil: 'load' });
  await page.waitForTimeout(SETTLE_MS);
  const arrived = new URL(page.url()).pathname;
  if (answer.status() !== 200 || arrived !== path) throw new Error(`${path} answered ${answer.status()} at ${arrived}`);

  const all = [...requests.values()];
  const sum = (of, what) => of.reduce((total, request) => total + request[what], 0) / 1024;
  const html = all.filter(request => request.type === 'Document');
  const weight = {
    path,
    requests: all.length,
    kilobytes: sum(all, 'bytes'),
    scripts: sum(all.filter(request => request.type === 'Script'), 'bytes'),
    html: sum(html, 'bytes'),
    plainHtml: sum(html, 'plain'),
    elsewhere: all.filter(request => new URL(request.url).hostname !== 'localhost').length,
    nodes: await page.evaluate(() => document.getElementsByTagName('*').length),
  };
  await page.close();
  return weight;
}
