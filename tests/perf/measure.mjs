// usage: node measure.mjs FOLDER ROUNDS    FOLDER holds portal/ and bare/, both published, and data/, empty. See run.
import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { freePort, Program, sleep } from './programs.mjs';
import { weigh } from './weigh.mjs';

const [folder, rounds] = [process.argv[2], Number(process.argv[3] ?? 5)];
const GUEST_PAGE = '/livret';
const SIGNED_IN_PAGE = '/accueil';
const settings = environment => ({
  ASPNETCORE_ENVIRONMENT: environment, Storage__Folder: `${folder}/data`, Storage__Content: `${folder}/portal/content`, Territory__Pack: 'demo', Printing__Ahead: 'false',
  Security__HostName: 'localhost', AllowedHosts: 'localhost;127.0.0.1', RateLimits__Scale: '100000', Logging__LogLevel__Default: 'Warning',
});
const portal = async environment => Program.start(`${folder}/portal`, 'ChildProtection.Web', settings(environment), await freePort());
const bare = async () => Program.start(`${folder}/bare`, 'bare', { Logging__LogLevel__Default: 'Warning' }, await freePort());
const median = numbers => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const rows = [];

/** One line of the table: `value` must not exceed `minimum`, and should not exceed `target`. */
function judge(goal, what, value, minimum, target, unit = '') {
  const verdict = value <= target ? 'target' : value <= minimum ? 'minimum' : 'MISSED';
  rows.push([goal, what, `${Math.round(value * 10) / 10}${unit}`, `≤ ${minimum}${unit}`, `≤ ${target}${unit}`, verdict]);
}

/** Development fills the demonstration territory and says how its people come in. */
async function seed() {
  const program = await portal('Development');
  await program.firstAnswer('/healthz');
  for (let time = 0; time < 100 && !/code secret \d+/.test(program.output); time++) await sleep(100);
  await program.stop();
  const [, card, pin] = /carte ([0-9A-Z ]+?) · code secret (\d+)/.exec(program.output) ?? [];
  if (!card) throw new Error(`The demonstration does not say how a young person comes in:\n${program.output}`);
  return { card, pin };
}

async function starts() {
  const [ratios, idle] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const cpu = {};
    for (const [name, start] of [['bare', bare], ['portal', () => portal('Testing')]]) {
      const program = await start();
      cpu[name] = await program.firstAnswer('/');
      if (name === 'portal') {
        await sleep(5000);
        idle.push(program.memory);
      }
      await program.stop();
    }
    ratios.push(cpu.portal / cpu.bare);
    console.log(`  start ${round + 1}: bare ${cpu.bare} ms of processor, portal ${cpu.portal} ms, ratio ${(cpu.portal / cpu.bare).toFixed(1)}`);
  }
  judge('P17', 'processor time to the first answer, against the bare program', median(ratios), 8, 5, ' x');
  judge('P18', 'memory at rest', median(idle), 200, 160, ' MB');
}

const { card, pin } = await seed();
console.log(`Measuring: ${rounds} rounds, ${cpus().length} processors, load ${loadavg()[0].toFixed(1)}`);
await starts();

const serving = await portal('Testing');
try {
  await serving.firstAnswer('/');
  const load = await serving.load(GUEST_PAGE, 16, 10);
  console.log(`  load: ${load.answers} answers of ${GUEST_PAGE} over 16 connections in 10 s, ${load.bad} not 200`);
  judge('P18', 'memory under 16 connections (reference program 290 MB)', load.memory, 435, 348, ' MB');
  judge('P20', 'answers that failed under load', load.bad, 0, 0);

  const [guest] = await weigh(serving.address, [GUEST_PAGE]);
  const [signedIn] = await weigh(serving.address, [SIGNED_IN_PAGE], async page => {
    await page.goto('/connexion');
    await page.fill('[name=CardCode]', card);
    await page.fill('[name=SecretPin]', pin);
    await page.locator('form', { has: page.locator('[name=CardCode]') }).getByRole('button', { name: 'Entrer', exact: true }).click();
    await page.waitForLoadState('load');
    if (new URL(page.url()).pathname.startsWith('/connexion')) throw new Error(`Nobody came in: ${await page.innerText('main')}`);
  });
  for (const page of [guest, signedIn]) {
    judge('P15', `${page.path}: first load`, page.kilobytes, 150, 90, ' KB');
    judge('P15', `${page.path}: requests`, page.requests, 15, 10);
    judge('P15', `${page.path}: scripts`, page.scripts, 60, 35, ' KB');
    judge('P15', `${page.path}: requests to elsewhere`, page.elsewhere, 0, 0);
    judge('P16', `${page.path}: HTML, compressed`, page.html, 25, 12, ' KB');
    judge('P16', `${page.path}: HTML, plain`, page.plainHtml, 80, 40, ' KB');
    judge('P16', `${page.path}: elements`, page.nodes, 1500, 900);
  }
} finally {
  await serving.stop();
}
judge('P19', 'published size (linux-x64, ReadyToRun)', Number(execFileSync('du', ['-sk', `${folder}/portal`], { encoding: 'utf8' }).split('\t')[0]) / 1024, 45, 30, ' MB');

const head = ['goal', 'what', 'measured', 'minimum', 'target', 'verdict'];
const widths = head.map((_, column) => Math.max(...[head, ...rows].map(row => row[column].length)));
for (const row of [head, ...rows]) console.log(row.map((cell, column) => cell.padEnd(widths[column])).join('  '));
process.exit(rows.some(row => row[5] === 'MISSED') ? 1 : 0);
