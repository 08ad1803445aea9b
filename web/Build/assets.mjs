// Copies what the portal serves out of node_modules, and writes the list of common passwords as plain lines.
// Run by ChildProtection.Web.csproj after `npm ci`; writes only below wwwroot/lib and the folder given as first argument.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const [, , outputFolder] = process.argv;
const modules = new URL('../node_modules/', import.meta.url).pathname;
const lib = new URL('../wwwroot/lib/', import.meta.url).pathname;

const files = {
  '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2': 'fonts/atkinson.woff2',
  '@fontsource-variable/atkinson-hyperlegible-next/LICENSE': 'fonts/atkinson.LICENSE.txt',
  // For files on paper: a variable letter is drawn there again and again instead of being named once.
  '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2': 'fonts/atkinson-400.woff2',
  '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff2': 'fonts/atkinson-700.woff2',
  '@fontsource/opendyslexic/files/opendyslexic-latin-400-normal.woff2': 'fonts/opendyslexic.woff2',
  '@fontsource/opendyslexic/files/opendyslexic-latin-700-normal.woff2': 'fonts/opendyslexic-bold.woff2',
  '@fontsource/opendyslexic/LICENSE': 'fonts/opendyslexic.LICENSE.txt',
  '@microsoft/signalr/dist/browser/signalr.min.js': 'signalr/signalr.min.js',
};

rmSync(lib, { recursive: true, force: true });
for (const [from, to] of Object.entries(files)) {
  mkdirSync(dirname(join(lib, to)), { recursive: true });
  copyFileSync(join(modules, from), join(lib, to));
}

const common = require('@zxcvbn-ts/language-common');
const passwords = (common.dictionary ?? common.default.dictionary).passwords;
mkdirSync(outputFolder, { recursive: true });
writeFileSync(join(outputFolder, 'common-passwords.txt'), passwords.join('\n') + '\n');
