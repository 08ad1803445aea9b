// Starts the published programs and reads what Linux knows of them.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';

const TICK_MS = 10; // USER_HZ is 100 on every Linux that runs .NET
export const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));

export const freePort = () => new Promise(resolve => {
  const server = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** A program that listens on localhost; `output` grows with what it prints. */
export class Program {
  static async start(folder, name, settings, port) {
    const program = new Program();
    program.address = `http://localhost:${port}`;
    program.output = '';
    program.process = spawn(`${folder}/${name}`, ['--urls', `http://127.0.0.1:${port}`], { cwd: folder, env: { ...process.env, ...settings } });
    program.ended = new Promise(resolve => program.process.on('exit', resolve));
    for (const stream of [program.process.stdout, program.process.stderr]) stream.on('data', text => { program.output += text; });
    return program;
  }

  /** Milliseconds of processor time used so far. */
  get cpu() {
    const stat = readFileSync(`/proc/${this.process.pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  }

  /** Resident memory in MB. */
  get memory() {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.process.pid}/status`, 'latin1'))[1]) / 1024;
  }

  /** Asks until it answers 200; the processor time that took. */
  async firstAnswer(path) {
    for (let time = 0; time < 2400; time++) {
      if (this.process.exitCode !== null) throw new Error(`It stopped:\n${this.output}`);
      if (await this.status(path) === 200) return this.cpu;
      await sleep(25);
    }
    throw new Error(`No answer:\n${this.output}`);
  }

  status(path, agent) {
    return new Promise(resolve => {
      http.get(this.address + path, { agent, headers: { 'accept-encoding': 'br' } }, answer => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode));
      }).on('error', () => resolve(0));
    });
  }

  /** Asks as fast as it answers, over so many connections; the most memory it took, and what was not a 200. */
  async load(path, connections, seconds) {
    const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
    const end = Date.now() + seconds * 1000;
    let [most, answers, bad] = [0, 0, 0];
    const watch = setInterval(() => { most = Math.max(most, this.memory); }, 200);
    await Promise.all(Array.from({ length: connections }, async () => {
      while (Date.now() < end) {
        answers++;
        if (await this.status(path, agent) !== 200) bad++;
      }
    }));
    clearInterval(watch);
    agent.destroy();
    return { memory: Math.max(most, this.memory), answers, bad };
  }

  async stop() {
    this.process.kill('SIGTERM');
    await Promise.race([this.ended, sleep(5000).then(() => this.process.kill('SIGKILL'))]);
  }
}
