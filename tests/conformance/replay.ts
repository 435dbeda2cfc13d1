/**
 * Plays a scenario's steps on our kernel and collects the answers in the recording's own form: what player/ does with system calls,
 * done with `Process`es. As there, tasks of one pid are one process, which changes its credentials; a socket that another process or a
 * namespace of another name uses is passed on to it.
 */
import {
  decodeControl,
  encodeControl,
  Kernel,
  type KernelOptions,
  type Namespace,
  type Process,
  type Tun,
} from '../../host/index.js';
import { AF_NETLINK, MSG_DONTWAIT } from '../../host/constants.js';
import { VLAN_FILTERING } from './linux.js';
import type {
  Address,
  Bytes,
  Call,
  Received,
  ReceiveStep,
  Result,
  Run,
  SendStep,
  Step,
  TaskSpec,
} from './recording.js';
import { ADDRESS_SIZE, append, cut, failure, hex, missing, named, optionBytes, request } from './replay-forms.js';
import { advertise, ioctl, look, onTun, sysctl, uevent } from './replay-network.js';

const KOBJECT_UEVENT = 15;
/** Ports from here up are chosen by the kernel, unless the scenario asked for one. */
const RANDOM_PORTS = 2 ** 31;
const LAST_RANDOM_PORT = 2 ** 32 - 4097;
/** Milliseconds after which a call that waits for nothing ends, by a signal as in player/. */
const LONGEST_WAIT = 500;

export const TASKS: Record<string, TaskSpec> = {
  root: { uid: 0, gid: 0, caps: 'all', netns: '', pid: 1 },
  nobody: { uid: 65534, gid: 65534, caps: 'none', netns: '', pid: 1 },
};

/** Stands between the player and a process, so that a test can break something on purpose. */
export type Saboteur = (process: Process) => Process;

export interface ReplayOptions {
  pid?: number;
  tasks?: Record<string, TaskSpec> | undefined;
  /** What the scenario needs that not every Linux has. */
  needs?: readonly string[];
  kernel?: KernelOptions;
  sabotage?: Saboteur;
}

/** The results of steps on a kernel of their own, in a fresh namespace. */
export async function replay(steps: readonly Step[], options: ReplayOptions = {}): Promise<Result[]> {
  const clock = { now: 10_000 };
  const kernel = await Kernel.create({
    preset: 'empty',
    clock: () => clock.now,
    random: sequence(),
    bridgeVlanFiltering: options.needs?.includes(VLAN_FILTERING) ?? false,
    ...options.kernel,
  });
  try {
    const player = new Player(kernel, clock, options);
    const results: Result[] = [];
    for (const step of steps) {
      const result = player.play(step);
      results.push(result instanceof Promise ? await result : result);
    }
    return results;
  } finally {
    kernel.close();
  }
}

/** Random numbers that are the same every time, so that a replay is too (Numerical Recipes' generator). */
function sequence(): () => number {
  let state = 7;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
}

const [SOL_SOCKET, SO_MEMINFO, MEMINFO] = [1, 55, 36];

/** What is charged to a socket (SK_MEMINFO_RMEM_ALLOC). */
function charged(process: Process, fd: number): number {
  const words = process.getsockopt(fd, SOL_SOCKET, SO_MEMINFO, MEMINFO);
  return new DataView(words.buffer, words.byteOffset).getUint32(0, true);
}

/** A descriptor, by each process that has one for the same open file. */
interface Open {
  fds: Map<Process, number>;
  protocol: number;
}

class Player {
  readonly #open = new Map<string, Open>();
  readonly #tuns = new Map<string, Tun>();
  readonly #processes = new Map<string, Process>();
  readonly #namespaces = new Map<string, Namespace>();
  readonly #tasks: Record<string, TaskSpec>;

  constructor(
    readonly kernel: Kernel,
    readonly clock: { now: number },
    readonly options: ReplayOptions,
  ) {
    this.#tasks = { ...TASKS, ...options.tasks };
    this.#namespaces.set('', kernel.netns);
    for (const { netns } of Object.values(this.#tasks)) {
      if (!this.#namespaces.has(netns)) this.#namespaces.set(netns, kernel.createNamespace());
    }
    for (const task of Object.values(this.#tasks)) this.#process(task);
  }

  play(step: Step): Result | Promise<Result> {
    if (step.call === 'repeat') return this.#repeat(step.times, step.steps);
    if (step.call === 'wait') {
      this.#wait(step.milliseconds);
      return {};
    }
    return this.#as(step, (process) =>
      'blocking' in step && step.blocking ? this.#waiting(process, step) : this.#call(process, step),
    );
  }

  /** Lets time pass, and each timer run at its time, as on Linux. */
  #wait(milliseconds: number): void {
    const end = this.clock.now + milliseconds;
    for (let next = this.kernel.nextTimer; next !== undefined && next <= end; next = this.kernel.nextTimer) {
      this.clock.now = Math.max(this.clock.now, next);
      this.kernel.runTimers();
    }
    this.clock.now = end;
  }

  /** Runs a call with a task's credentials; an error is a result like any other. */
  #as(step: Call, call: (process: Process) => Result | Promise<Result>): Result | Promise<Result> {
    const task = this.#tasks[step.task];
    if (!task) throw new Error(`there is no task ${step.task}`);
    const process = this.#process(task);
    const caps = task.caps === 'all' || task.caps === 'none' ? task.caps : BigInt(task.caps);
    process.setCredentials({ uid: task.uid, gid: task.gid, caps });
    try {
      const result = call(process);
      return result instanceof Promise ? result.catch(failure) : result;
    } catch (error) {
      return failure(error);
    }
  }

  #process({ pid, netns }: TaskSpec): Process {
    const key = `${pid} ${netns}`;
    let process = this.#processes.get(key);
    if (!process) {
      const own = pid === 1 ? (this.options.pid ?? pid) : pid;
      process = this.kernel.process({ pid: own, uid: 0, gid: 0, netns: this.#namespaces.get(netns)! });
      process = this.options.sabotage?.(process) ?? process;
      this.#processes.set(key, process);
    }
    return process;
  }

  #repeat(times: number, steps: Call[]): Result {
    const each = steps.map((step) => ({ step, runs: [] as Run[] }));
    for (let round = 0; round < times; round++) {
      for (const { step, runs } of each) append(runs, this.play(step) as Result);
    }
    return { each: each.map(({ runs }) => runs) };
  }

  #call(process: Process, step: Call): Result {
    if (step.call === 'socket') {
      const fd = process.socket(AF_NETLINK, step.type, step.protocol);
      this.#open.set(step.socket, { fds: new Map([[process, fd]]), protocol: step.protocol });
      return {};
    }
    if (step.call === 'look') return look(process);
    if (step.call === 'tun' || step.call === 'tun-close' || step.call === 'tun-ioctl')
      return onTun(this.#tuns, process, step);
    if (step.call === 'sockets') return this.#sockets(step);
    if (step.call === 'netns') return this.#stands(step);
    const netns = this.#namespaces.get(this.#tasks[step.task]!.netns)!;
    if (step.call === 'uevent') return uevent(this.kernel, netns, step);
    if (step.call === 'advertise') return advertise(this.kernel, netns, step);
    if (step.call === 'sysctl') return sysctl(this.kernel, netns, step);
    const fd = this.#fd(process, step.socket);
    switch (step.call) {
      case 'ioctl':
        return ioctl(process, fd, step, (spec) => this.#bytes(spec));
      case 'close':
        for (const [owner, own] of this.#open.get(step.socket)?.fds ?? []) owner.close(own);
        this.#open.delete(step.socket);
        return fd < 0 ? { errno: 'EBADF' } : {};
      case 'dup':
        this.#open.set(step.as, {
          fds: new Map([[process, process.dup(fd)]]),
          protocol: this.#open.get(step.socket)?.protocol ?? 0,
        });
        return {};
      case 'bind':
        process.bind(fd, this.#bytes(step.address));
        return {};
      case 'connect':
        process.connect(fd, this.#bytes(step.address));
        return {};
      case 'getsockname':
      case 'getpeername':
        if (step.length !== undefined) return named(process, fd, step.call, step.length);
        return { address: this.#address(process[step.call](fd)) };
      case 'setsockopt':
        process.setsockopt(fd, step.level, step.name, optionBytes(step.value));
        return {};
      case 'getsockopt':
        return { option: hex(process.getsockopt(fd, step.level, step.name, step.length)) };
      case 'send':
      case 'sendmsg':
        return { value: this.#send(process, fd, step) };
      case 'recv':
      case 'recvmsg':
        return this.#receive(process, fd, step);
      case 'drain':
        return this.#drain(process, fd, step);
      case 'poll':
        return { events: process.poll(fd) };
      default:
        // listen, accept, shutdown: a host may have them.
        return missing(process, step.call, fd);
    }
  }

  /** A call that waits, for as long as it may. */
  async #waiting(process: Process, step: Call): Promise<Result> {
    const fd = this.#fd(process, step.socket);
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), LONGEST_WAIT);
    const options = { signal: limit.signal };
    try {
      if (step.call === 'send' || step.call === 'sendmsg')
        return { value: await process.transmit(fd, this.#message(step), options) };
      if (step.call === 'recv' || step.call === 'recvmsg')
        return this.#received(await process.receive(fd, request(step), options), step);
    } catch (error) {
      if (limit.signal.aborted) return { errno: 'EINTR' };
      throw error;
    } finally {
      clearTimeout(timer);
    }
    throw new Error(`${step.call} cannot wait`);
  }

  /** The text of /proc/net/netlink, taken apart as in player/. */
  #sockets(step: Call): Result {
    const lines = this.#namespaces.get(this.#tasks[step.task]!.netns)!.procNetlink.trimEnd().split('\n').slice(1);
    const rows = lines.map((line) => {
      const [, protocol, pid, groups, rmem, ...more] = line.trimEnd().split(/ +/).slice(0, -1);
      const symbol = this.#symbol(Number(pid));
      return [protocol, symbol, groups, symbol === 0 ? '0' : rmem, ...more].join(' ');
    });
    return { rows: rows.sort() };
  }

  /** Gives all processes, which have one table of descriptors there, one that stands for a namespace. */
  #stands({ netns, fd }: { netns: string; fd: number }): Result {
    for (const process of this.#processes.values()) {
      const opened = process.openNetns(this.#namespaces.get(netns));
      process.dup2(opened, fd);
      process.close(opened);
    }
    return {};
  }

  /** The descriptor that a process has for a socket; -1 when there is none. */
  #fd(process: Process, name: string): number {
    const open = this.#open.get(name);
    if (!open) return -1;
    let fd = open.fds.get(process);
    if (fd === undefined) {
      const [owner, theirs] = [...open.fds][0]!;
      fd = process.getfd(owner, theirs);
      open.fds.set(process, fd);
    }
    return fd;
  }

  /** sendto(2), unless it takes sendmsg(2) to say it. */
  #send(process: Process, fd: number, step: SendStep): number {
    if (step.iov || step.control) return process.sendmsg(fd, this.#message(step));
    return process.sendto(fd, this.#bytes(step.data), step.flags | MSG_DONTWAIT, step.to && this.#bytes(step.to));
  }

  #message({ data, to, iov, control, flags, blocking }: SendStep): Parameters<Process['sendmsg']>[1] {
    const bytes = this.#bytes(data);
    let at = 0;
    const pieces = iov && [...iov, bytes.length].map((length) => bytes.subarray(at, (at += length)));
    return {
      data: pieces ?? bytes,
      flags: blocking ? flags : flags | MSG_DONTWAIT,
      ...(to && { name: this.#bytes(to) }),
      ...(control && {
        control: encodeControl(
          control.map(({ level, type, hex }) => ({ level, type, data: Uint8Array.from(Buffer.from(hex, 'hex')) })),
        ),
      }),
    };
  }

  #receive(process: Process, fd: number, step: ReceiveStep & { socket: string }): Received {
    if (step.charge === undefined) return this.#received(process.recvmsg(fd, request(step)), step);
    const before = charged(process, fd);
    const received = this.#received(process.recvmsg(fd, request(step)), step);
    return { ...received, charge: before - charged(process, fd) };
  }

  #received(received: ReturnType<Process['recvmsg']>, step: ReceiveStep & { socket: string }): Received {
    return {
      value: received.length,
      data: this.#datagram(received.data, this.#open.get(step.socket)?.protocol === KOBJECT_UEVENT),
      flags: received.flags,
      address: this.#address(step.name === undefined ? received.address : cut(received.address, step.name)),
      control: decodeControl(received.control).map(({ level, type, data }) => ({ level, type, hex: hex(data) })),
      ...(step.name !== undefined && { name: ADDRESS_SIZE }),
    };
  }

  #drain(process: Process, fd: number, step: ReceiveStep & { socket: string }): Result {
    const runs: Run[] = [];
    for (;;) {
      try {
        append(runs, this.#receive(process, fd, step));
      } catch (error) {
        const result = failure(error);
        append(runs, result);
        if (result.errno === 'EAGAIN' || result.errno === 'EBADF') return { runs };
      }
    }
  }

  /** The bytes to pass, with the ports of the sockets they name put in. */
  #bytes(spec: Bytes): Uint8Array {
    if (spec.fill) return new Uint8Array(spec.fill[1]).fill(spec.fill[0]);
    const bytes = Uint8Array.from(Buffer.from(spec.hex ?? '', 'hex'));
    const view = new DataView(bytes.buffer);
    for (const [offset, name] of Object.entries(spec.ports ?? {}))
      view.setUint32(Number(offset), this.#port(name), true);
    return bytes;
  }

  /** The bytes of a datagram; the port in a message header, if it is a socket's random one, is named and left 0. */
  #datagram(data: Uint8Array, plain: boolean): Bytes {
    const bytes = data.slice();
    const view = new DataView(bytes.buffer);
    const ports: Record<string, string> = {};
    // A uevent is no message, but the answers to one are: NLMSG_ERROR. What a program wrote may look like that, and has a number.
    const isAnswer = bytes.length >= 6 && view.getUint16(4, true) === 2 && !Buffer.from(bytes).includes('SEQNUM=');
    const isText = plain && !isAnswer;
    let offset = 0;
    while (!isText && offset + 16 <= bytes.length) {
      const symbol = this.#symbol(view.getUint32(offset + 12, true));
      if (typeof symbol === 'string') {
        ports[offset + 12] = symbol.slice(1);
        view.setUint32(offset + 12, 0, true);
      }
      const length = view.getUint32(offset, true);
      if (length < 16) break;
      offset += Math.ceil(length / 4) * 4;
    }
    // A header that was cut within its port: what is left of that may be random.
    if (!isText && offset + 12 < bytes.length && bytes.length < offset + 16) bytes.fill(0, offset + 12);
    return Object.keys(ports).length > 0 ? { hex: hex(bytes), ports } : { hex: hex(bytes) };
  }

  #address(address: { pid: number; groups: number }): Address {
    return { pid: this.#symbol(address.pid), groups: address.groups };
  }

  /** A random port by its socket's name, or @closed when that is gone; any other number as it is. */
  #symbol(pid: number): number | string {
    if (pid < RANDOM_PORTS) return pid;
    for (const name of this.#open.keys()) if (this.#port(name) === pid) return `@${name}`;
    return pid <= LAST_RANDOM_PORT ? '@closed' : pid;
  }

  #port(name: string): number {
    const [entry] = this.#open.get(name)?.fds ?? [];
    return entry ? entry[0].getsockname(entry[1]).pid : 0;
  }
}
