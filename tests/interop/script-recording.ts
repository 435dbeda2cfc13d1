/**
 * What scripts wrote on a Linux that has kinds of links which not every Linux has. Such a script says so in a line of its own,
 * `# needs: dummy, vlan`; where this machine's kernel lacks one, what was recorded is compared with. It is a file of JSON for each:
 *
 *     { "kernel": release, "ip": version of iproute2, "source": SHA-256 of the script, "status": …, "lines": […] }
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { missingKind } from '../conformance/linux.js';
import { Mistake } from '../conformance/mistakes.js';
import type { Output } from './script-runner.js';

const RECORDED = join(process.cwd(), 'tests/interop/recorded');

interface Recording extends Output {
  kernel: string;
  ip: string;
  source: string;
}

/** The kinds that a script needs. */
export function needsOf(script: string): string[] {
  return (
    /^# needs: (.+)$/m
      .exec(script)?.[1]
      ?.split(',')
      .map((kind) => kind.trim()) ?? []
  );
}

function pathOf(path: string): string {
  return join(RECORDED, `${basename(path, '.sh')}.json`);
}

function sourceOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** The version of this machine's iproute2, whose output it is. */
function versionOfIp(): string {
  return spawnSync('ip', ['-V'], { encoding: 'utf8' }).stdout.trim();
}

export function store(path: string, kernel: string, output: Output): void {
  const recording: Recording = { kernel, ip: versionOfIp(), source: sourceOf(path), ...output };
  writeFileSync(pathOf(path), `${JSON.stringify(recording, undefined, 1)}\n`);
}

/** Whether a script can't be run on this machine's kernel, and what is recorded stands for it. */
export function isRecorded(path: string): boolean {
  return missingKind({ needs: needsOf(readFileSync(path, 'utf8')) }) !== undefined;
}

/** What a script wrote on Linux when it was recorded. @throws when there is none, or it is of another script or iproute2 */
export function load(path: string): Output {
  const again = `; record it: LINUX=COMMAND npm run interop -- --record ${basename(path)}`;
  if (!existsSync(pathOf(path)))
    throw new Mistake(`${path} needs kinds of links that this kernel lacks, and is not recorded${again}`);
  const { ip, source, status, lines } = JSON.parse(readFileSync(pathOf(path), 'utf8')) as Recording;
  if (source !== sourceOf(path)) throw new Mistake(`${path} is not what was recorded${again}`);
  if (ip !== versionOfIp()) throw new Mistake(`${path} was recorded with ${ip}, and here is ${versionOfIp()}${again}`);
  return { lines, status };
}
