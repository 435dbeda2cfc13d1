/** Plays scenarios on the Linux kernel underneath, or on the one that LINUX names, by player/, as root. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { asConfigured } from './configured.js';
import { isElsewhere, onJudge } from './elsewhere.js';
import { CONFORMANCE } from './paths.js';
import type { Result, Step, TaskSpec } from './recording.js';

const PLAYER = join(CONFORMANCE, 'player');

export interface Job {
  tasks: Record<string, TaskSpec>;
  steps: readonly Step[];
}

export interface Played {
  /** The kernel's release. */
  kernel: string;
  /** The process id of the tasks whose `pid` is 1. */
  pid: number;
  results: Result[];
}

/** Why this machine cannot play: undefined when it can. */
export function reasonNotToPlay(): string | undefined {
  if (isElsewhere) return undefined;
  if (process.platform !== 'linux') return `this is ${process.platform}, not Linux`;
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  const python = spawnSync('python3', ['--version']);
  if (python.status !== 0) return 'there is no python3';
  const namespace = spawnSync('unshare', ['-n', '--pid', '--fork', 'true'], { encoding: 'utf8' });
  if (namespace.status !== 0)
    return `no network namespace can be made: ${namespace.stderr ?? namespace.error?.message}`;
  return undefined;
}

const lacking = new Map<string, boolean>();

/** What a scenario needs whose bridges filter by VLANs; all else that one needs are kinds of links. */
export const VLAN_FILTERING = 'vlan-filtering';

/**
 * What only another Linux plays, for a mistake of Linux's that takes the machine with it: a flush of a vxlan's groups that removes the group it
 * would look at next (vxlan_mdb_flush) leaves rtnl locked for ever. The scenarios steer clear of that, but for how long is Linux's to say.
 */
const ELSEWHERE = 'elsewhere';

/** Whether this machine's kernel was built without a kind of links, or without what bridges filter by; another Linux is taken to have all. */
function lacks(kind: string): boolean {
  if (isElsewhere) return false;
  if (kind === ELSEWHERE) return true;
  const known = lacking.get(kind);
  if (known !== undefined) return known;
  const filters = ['bridge', 'vlan_filtering', '1'];
  const made = ['ip', 'link', 'add', 'type', ...(kind === VLAN_FILTERING ? filters : [kind])];
  const { stderr } = spawnSync('unshare', ['-n', ...made], { encoding: 'utf8' });
  const is = /Unknown device type|not supported/.test(stderr);
  lacking.set(kind, is);
  return is;
}

/** The first of the kinds of links that Linux's side cannot be played without, and that the kernel lacks. */
export function missingKind({ needs }: { needs: readonly string[] }): string | undefined {
  return needs.find(lacks);
}

/** A player that waits for jobs. */
export interface Player {
  play: (job: Job) => Promise<Played>;
  end: () => void;
}

/** Plays jobs as they come, one after the other, each in namespaces of its own. */
export function openPlayer(): Player {
  const player = spawn(...onJudge(['python3', PLAYER]), { stdio: ['pipe', 'pipe', 'inherit'] });
  player.stdin.on('error', () => undefined);
  const lines = createInterface({ input: player.stdout })[Symbol.asyncIterator]();
  const play = async (job: Job): Promise<Played> => {
    player.stdin.write(`${JSON.stringify(job)}\n`);
    const line = await lines.next();
    if (line.done) throw new Error('the player on Linux has ended');
    const played = JSON.parse(line.value) as Played | { error: string };
    if ('error' in played) throw new Error(played.error);
    return isElsewhere ? { ...played, results: played.results.map(asConfigured) } : played;
  };
  return { play, end: () => player.stdin.end() };
}

/** Plays all jobs, in the order of their results. */
export async function* playOnLinux(jobs: Iterable<Job> | AsyncIterable<Job>): AsyncGenerator<Played> {
  const player = openPlayer();
  try {
    for await (const job of jobs) yield await player.play(job);
  } finally {
    player.end();
  }
}
