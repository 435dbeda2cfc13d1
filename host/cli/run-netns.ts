/**
 * The machine's network namespaces, as the program's processes are in them and name them, and the kernel's that stand for them: the one
 * that the program begins in, or the first that is seen, is the one that the kernel began with. Each further one is made when it is
 * first seen, and let go of when nothing keeps the real one any more: no process, mount or descriptor. All of that is looked up in /proc.
 * There they are named net:[inode], and so they are here, by which a later command with --state finds them again.
 *
 * Processes of another PID namespace, foreigners, can't be looked at there. Their bridge says in which network namespace they are; what they have open nobody
 * knows, nor when a namespace of theirs ends.
 */
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { EOPNOTSUPP, errnoNumber, type Kernel, type Namespace, type NamespaceReference } from '../index.js';
import type { Task } from '../task.js';

/** Milliseconds after which a namespace that has ended is noticed. */
const INTERVAL = 50;
const NAME = /^net:\[\d+\]$/;
const ESRCH = errnoNumber('ESRCH');
const EBADF = errnoNumber('EBADF');
const EINVAL = errnoNumber('EINVAL');

export class RealNamespaces {
  #first: string | undefined;
  /** Those beside the first. */
  readonly #known = new Map<string, Namespace>();
  /** Names of those that foreigners are in. */
  readonly #kept = new Set<string>();
  readonly #foreigners = new WeakSet<Task>();
  #timer: NodeJS.Timeout | undefined;

  /** @param pid a process in the one that is to be the first; left out, it is the first that is seen */
  constructor(
    private readonly kernel: Kernel,
    pid?: number,
  ) {
    if (pid !== undefined) this.#first = link(`/proc/${pid}/ns/net`);
    for (const netns of kernel.namespaces) {
      if (netns.name !== undefined && NAME.test(netns.name)) this.#known.set(netns.name, netns);
    }
    kernel.namespaceResolver = (reference) => this.#resolve(reference);
  }

  /** The one that stands for that of a thread, by its inode; of one that has ended, or can't be looked at, the kernel's first. */
  of(inode: number, isForeign: boolean): Namespace {
    this.#sweep();
    if (inode === 0) return this.kernel.netns;
    const name = `net:[${inode}]`;
    if (isForeign) this.#kept.add(name);
    return this.#named(name);
  }

  /** Whether a PID namespace is another than this process's. */
  isForeign(inode: number): boolean {
    return link('/proc/self/ns/pid') !== `pid:[${inode}]`;
  }

  addForeigner(process: Task): void {
    this.#foreigners.add(process);
  }

  #named(name: string): Namespace {
    this.#first ??= name;
    if (name === this.#first) return this.kernel.netns;
    let netns = this.#known.get(name);
    if (netns === undefined) {
      netns = this.kernel.createNamespace(name);
      this.#known.set(name, netns);
      this.#watch();
    }
    return netns;
  }

  #resolve({ process, kind, number }: NamespaceReference): Namespace | number | undefined {
    if (this.#foreigners.has(process)) return -EOPNOTSUPP;
    if (kind === 'fd') {
      const name = nameOfDescriptor(process.pid, number);
      return typeof name === 'number' ? name : this.#named(name);
    }
    const name = link(`/proc/${number}/ns/net`);
    return name === undefined ? -ESRCH : this.#named(name);
  }

  /** Looks after those that may have ended, as long as there are any. */
  #watch(): void {
    this.#timer ??= setInterval(() => this.#sweep(), INTERVAL).unref();
  }

  #sweep(): void {
    const names = [...this.#known.keys()].filter((name) => !this.#kept.has(name));
    const gone = names.length === 0 ? [] : ended(names);
    for (const name of gone) this.#end(name);
    if (this.#known.size > 0) return this.#watch();
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Lets go of one. Its sockets may keep it; a process that has left it since it made one does not. */
  #end(name: string): void {
    const netns = this.#known.get(name);
    this.#known.delete(name);
    for (const process of this.kernel.processes) {
      if (process.netns !== netns) continue;
      const now = link(`/proc/${process.pid}/ns/net`);
      process.setns(now === undefined || now === name ? this.kernel.netns : this.#named(now));
    }
    netns?.close();
  }
}

/** Those that nothing keeps. A process's further threads may each be in another than it is; descriptors are looked at last: there are many. */
function ended(names: readonly string[]): string[] {
  const missing = new Set(names);
  const tables = new Set<string>();
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  for (const pid of processes) {
    missing.delete(link(`/proc/${pid}/ns/net`) ?? '');
    const table = link(`/proc/${pid}/ns/mnt`);
    if (missing.size === 0) return [];
    if (table === undefined || tables.has(table)) continue;
    tables.add(table);
    for (const [name] of text(`/proc/${pid}/mountinfo`).matchAll(/net:\[\d+\]/g)) missing.delete(name);
  }
  for (const pid of processes) {
    if (missing.size === 0) return [];
    const threads = list(`/proc/${pid}/task`);
    if (threads.length === 1) continue;
    for (const tid of threads) missing.delete(link(`/proc/${pid}/task/${tid}/ns/net`) ?? '');
  }
  for (const pid of processes) {
    if (missing.size === 0) return [];
    for (const fd of list(`/proc/${pid}/fd`)) {
      const name = nameOfDescriptor(Number(pid), Number(fd));
      if (typeof name === 'string') missing.delete(name);
    }
  }
  return [...missing];
}

/** The name of the namespace that a descriptor of a process stands for; or -EBADF, -EINVAL for one of something else. */
function nameOfDescriptor(pid: number, fd: number): string | number {
  const path = `/proc/${pid}/fd/${fd}`;
  const target = link(path);
  if (target === undefined) return -EBADF;
  if (NAME.test(target)) return target;
  // What is mounted somewhere shows its path there.
  if (!target.startsWith('/')) return -EINVAL;
  const name = `net:[${inode(path)}]`;
  return text(`/proc/${pid}/mountinfo`).includes(name) ? name : -EINVAL;
}

function inode(path: string): number | undefined {
  try {
    return statSync(path).ino;
  } catch {
    return undefined;
  }
}

function link(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function list(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
