/**
 * Makes docs/abi.md from the comments in assembly/index.ts, assembly/abi/ and assembly/host.ts, so that what a host in another language
 * reads is what the module exports. `node scripts/abi-docs.js` writes it; with `--check` it fails when the page is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const PAGE = 'docs/abi.md';
const FUNCTION = /\/\*\*((?:(?!\*\/)[\s\S])*?)\*\/\s*export (?:declare )?function (\w+)\(([^)]*)\): (\w+)/g;
/** What a type is to a host in any language. */
const TYPES = { usize: 'ptr', bool: 'u32' };

/** The text of a comment, a paragraph a line. */
function textOf(comment) {
  return comment
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd())
    .join('\n')
    .trim();
}

function typeOf(name) {
  return TYPES[name] ?? name;
}

function signatureOf(name, parameters, result) {
  const list = parameters
    .split(',')
    .map((parameter) => parameter.trim())
    .filter((parameter) => parameter !== '')
    .map((parameter) => parameter.split(':').map((part) => part.trim()))
    .map(([parameter, type]) => `${parameter}: ${typeOf(type)}`);
  return `${name}(${list.join(', ')}) → ${typeOf(result)}`;
}

function functionsIn(source) {
  return [...source.matchAll(FUNCTION)].map(
    ([, comment, name, parameters, result]) =>
      `### ${name}\n\n    ${signatureOf(name, parameters, result)}\n\n${textOf(comment)}\n`,
  );
}

/** The paragraphs at the head of a file, without its first line's own subject. */
function headOf(source) {
  return textOf(source.match(/^\/\*\*([\s\S]*?)\*\//)[1]);
}

/** A section of the calls that one file exports. */
function sectionOf(source) {
  return `## ${headOf(source).replace(/\.$/, '')}\n\n${functionsIn(source).join('\n')}`;
}

const exported = readFileSync('assembly/index.ts', 'utf8');
const sections = [...exported.matchAll(/^export \* from '\.\/(.+)';$/gm)].map(([, name]) =>
  sectionOf(readFileSync(`assembly/${name}.ts`, 'utf8')),
);
const imported = readFileSync('assembly/host.ts', 'utf8');
const page = `<!-- Made from assembly/index.ts, assembly/abi/ and assembly/host.ts by \`npm run docs\`. Do not edit. -->

# The ABI

${headOf(exported).replace(/ docs\/abi\.md is made from these comments\./, '')}

${sections.join('\n')}
## Imports

${headOf(imported)}

${functionsIn(imported).join('\n')}`;

const wanted = await format(page, { ...(await resolveConfig(PAGE)), parser: 'markdown' });
if (process.argv.includes('--check')) {
  if (readFileSync(PAGE, 'utf8') !== wanted) {
    console.error(`${PAGE} is stale: run \`npm run docs\``);
    process.exit(1);
  }
} else {
  writeFileSync(PAGE, wanted);
}
