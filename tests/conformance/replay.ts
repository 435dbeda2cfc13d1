/**
 * Plays a recording's steps on our kernel and collects the answers in the recording's own form: what record.py does with
 * system calls, done with a `Process`. One process plays all tasks, as there, by changing its credentials.
 */
import { Kernel, type NetlinkError, decodeControl, type Process } from '../../host/index.js';
import type { Address, Bytes, Call, Received, Recording, Result, Run, Step } from './recording.js';

const AF_NETLINK = 16;
const KOBJECT_UEVENT = 15;
const NOBODY = 65534;
/** Ports from here up are chosen by the kernel, unless the scenario asked for one. */
const RANDOM_PORTS = 2 ** 31;

/** The results of the recording's steps on a kernel of their own, in a fresh namespace. */
export async function replay(recording: Recording): Promise<Result[]> {
  const clock = { now: 10_000 };
  const kernel = await Kernel.create({ preset: 'empty', clock: () => clock.now });
  try {
    const player = new Player(kernel.process({ pid: recording.pid, uid: 0, gid: 0 }), clock, () => kernel.runTimers());
    return recording.steps.map((step) => player.play(step));
  } finally {
    kernel.close();
  }
}

class Player {
  readonly #fds = new Map<string, number>();
  readonly #protocols = new Map<string, number>();

  constructor(
    readonly process: Process,
    readonly clock: { now: number },
    readonly runTimers: () => void,
  ) {}

  play(step: Step): Result {
    switch (step.call) {
      case 'repeat':
        return this.#repeat(step.times, step.steps);
      case 'wait':
        this.clock.now += step.milliseconds;
        this.runTimers();
        return {};
      default:
        return this.#as(step.task, () => this.#call(step));
    }
  }

  /** Runs a call with a task's credentials; an error is a result like any other. */
  #as(task: Call['task'], call: () => Result): Result {
    const id = task === 'nobody' ? NOBODY : 0;
    this.process.setCredentials({ uid: id, gid: id });
    try {
      return call();
    } catch (error) {
      return failure(error);
    }
  }

  #repeat(times: number, steps: Call[]): Result {
    const each = steps.map((step) => ({ step, runs: [] as Run[] }));
    for (let round = 0; round < times; round++) {
      for (const { step, runs } of each) append(runs, this.play(step));
    }
    return { each: each.map(({ runs }) => runs) };
  }

  #call(step: Call): Result {
    const { process } = this;
    if (step.call === 'socket') return this.#open(step);
    const fd = this.#fds.get(step.socket);
    if (fd === undefined) throw new Error(`the scenario uses socket ${step.socket} before it makes it`);
    switch (step.call) {
      case 'close':
        process.close(fd);
        this.#fds.delete(step.socket);
        return {};
      case 'bind':
        process.bind(fd, this.#bytes(step.address));
        return {};
      case 'connect':
        process.connect(fd, this.#bytes(step.address));
        return {};
      case 'getsockname':
        return { address: this.#address(process.getsockname(fd)) };
      case 'getpeername':
        return { address: this.#address(process.getpeername(fd)) };
      case 'setsockopt':
        process.setsockopt(fd, step.level, step.name, optionBytes(step.value));
        return {};
      case 'getsockopt':
        return { option: hex(process.getsockopt(fd, step.level, step.name, step.length)) };
      case 'send':
        return { value: process.sendto(fd, this.#bytes(step.data), step.flags, step.to && this.#bytes(step.to)) };
      case 'recv':
        return this.#receive(fd, step);
      case 'drain':
        return this.#drain(fd, step);
      case 'poll':
        return { events: process.poll(fd) };
    }
  }

  #open(step: Call & { call: 'socket' }): Result {
    this.#fds.set(step.socket, this.process.socket(AF_NETLINK, step.type, step.protocol));
    this.#protocols.set(step.socket, step.protocol);
    return {};
  }

  #receive(fd: number, step: Call & { call: 'recv' | 'drain' }): Received {
    const { length, control: controlLength, flags } = step;
    const received = this.process.recvmsg(fd, { length, controlLength, flags });
    return {
      value: received.length,
      data: this.#received(received.data, this.#protocols.get(step.socket) === KOBJECT_UEVENT),
      flags: received.flags,
      address: this.#address(received.address),
      control: decodeControl(received.control).map(({ level, type, data }) => ({ level, type, hex: hex(data) })),
    };
  }

  #drain(fd: number, step: Call & { call: 'recv' | 'drain' }): Result {
    const runs: Run[] = [];
    for (;;) {
      try {
        append(runs, this.#receive(fd, step));
      } catch (error) {
        const result = failure(error);
        append(runs, result);
        if (result.errno === 'EAGAIN') return { runs };
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
  #received(data: Uint8Array, plain: boolean): Bytes {
    const bytes = data.slice();
    const view = new DataView(bytes.buffer);
    const ports: Record<string, string> = {};
    for (let offset = 0; !plain && offset + 16 <= bytes.length;) {
      const symbol = this.#symbol(view.getUint32(offset + 12, true));
      if (typeof symbol === 'string') {
        ports[offset + 12] = symbol.slice(1);
        view.setUint32(offset + 12, 0, true);
      }
      const length = view.getUint32(offset, true);
      if (length < 16) break;
      offset += (length + 3) & ~3;
    }
    return Object.keys(ports).length > 0 ? { hex: hex(bytes), ports } : { hex: hex(bytes) };
  }

  #address(address: { pid: number; groups: number }): Address {
    return { pid: this.#symbol(address.pid), groups: address.groups };
  }

  /** A random port by its socket's name; any other number as it is. */
  #symbol(pid: number): number | string {
    if (pid < RANDOM_PORTS) return pid;
    for (const name of this.#fds.keys()) if (this.#port(name) === pid) return `@${name}`;
    return pid;
  }

  #port(name: string): number {
    const fd = this.#fds.get(name);
    return fd === undefined ? 0 : this.process.getsockname(fd).pid;
  }
}

/** An option's bytes; those of a filter are its instructions. */
function optionBytes(value: { hex: string } | { filter: string }): Uint8Array {
  return Uint8Array.from(Buffer.from('filter' in value ? value.filter : value.hex, 'hex'));
}

/** Adds a result to a list of runs. */
function append(runs: Run[], result: Result): void {
  const last = runs.at(-1);
  if (last && JSON.stringify(last[1]) === JSON.stringify(result)) last[0]++;
  else runs.push([1, result]);
}

function failure(error: unknown): { errno: string } {
  const code = (error as NetlinkError).code;
  if (typeof code !== 'string') throw error;
  return { errno: code };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
