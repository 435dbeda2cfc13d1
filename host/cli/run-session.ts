/**
 * The system calls of one program under `run`, as they come from its bridge, done on a kernel of the library: which process
 * of the kernel's stands for the one that called, which socket is meant, and what the call answers.
 */
import type { Duplex } from 'node:stream';
import {
  AF_NETLINK,
  EAGAIN,
  EBADF,
  EOPNOTSUPP,
  errnoNumber,
  type Kernel,
  MSG_DONTWAIT,
  NetlinkError,
  type Process,
  type ReceivedControlMessage,
  type Tun,
} from '../index.js';
import {
  SIOCBONDCHANGEACTIVE,
  SIOCBONDENSLAVE,
  SIOCBONDINFOQUERY,
  SIOCBONDRELEASE,
  SIOCBONDSLAVEINFOQUERY,
  SIOCDEVPRIVATE,
  SIOCETHTOOL,
  SIOCGIFVLAN,
  SIOCSIFVLAN,
} from '../generated/netdevice.js';
import { AF_PACKET } from '../generated/socket.js';
import { type Call, Channel, Opened, Operation, type Reply } from './run-channel.js';
import { narrowControl } from './run-control.js';
import type * as runFiles from './run-files.js';
import { deviceRequest, interfaceRequest } from './run-ioctl.js';
import type { RealNamespaces } from './run-netns.js';
import { getOption, setOption } from './run-options.js';
import { PacketSocket } from './run-packet.js';
import { encodeName, RunSocket } from './run-socket.js';

/** Who wants to see the datagrams that pass. */
export interface Tracer {
  sent(call: Call, protocol: number, data: Uint8Array): void;
  received(call: Call, protocol: number, data: Uint8Array): void;
}

/** The program's own limits are what counts. */
const MAX_FILES = 0x7fffffff;
const EIO = errnoNumber('EIO');
/** Requests that are answered from the tables that the files are made of. */
const DRIVERS: ReadonlySet<number> = new Set([
  SIOCBONDCHANGEACTIVE,
  SIOCBONDENSLAVE,
  SIOCBONDINFOQUERY,
  SIOCBONDRELEASE,
  SIOCBONDSLAVEINFOQUERY,
  SIOCDEVPRIVATE,
  SIOCETHTOOL,
  SIOCGIFVLAN,
  SIOCSIFVLAN,
]);
const TUN_PATH = '/dev/net/tun';

/** What opens a file, looks at it, or is a request that writes to one. */
function fileCall(files: typeof runFiles, process: Process, call: Call, path: string): Reply {
  if (call.operation === Operation.LOOK) return files.lookAtFile(process, call, path);
  if (call.operation === Operation.OPEN) return files.openFile(process, call, path);
  if (call.a === SIOCETHTOOL) return files.ethtoolRequest(call, process);
  if (files.isVlanRequest(call.a)) return files.vlanRequest(call, process);
  return files.isBondRequest(call.a) ? files.bondRequest(call, process) : files.bridgeRequest(call, process);
}

/** What a thread received last: when it turns out that it was killed before it got it, it is put back for others. */
interface Delivery {
  id: number;
  socket: RunSocket;
  datagram: ReceivedControlMessage;
}

export class Session {
  #channel!: Channel;
  readonly #sockets = new Map<number, RunSocket>();
  /** Descriptors of /dev/net/tun, and who opened them. */
  readonly #devices = new Map<number, { tun: Tun; opener: Process }>();
  readonly #packets = new Map<number, PacketSocket>();
  /** Numbers of sockets and devices that are closed. */
  readonly #free: number[] = [];
  readonly #processes = new Map<number, Process>();
  /** How many sockets a process has used that are still open. */
  readonly #uses = new Map<Process, number>();
  #settings: runFiles.OpenSettings | undefined;
  readonly #deliveries = new Map<number, Delivery>();
  /** Whether its processes are in a PID namespace where this one can't look at them. */
  #isForeign = false;
  #broken = false;
  /** Fulfilled when the bridge is gone and everything of the program's is closed. */
  readonly ended: Promise<void>;

  /**
   * @param stream leads to the bridge
   * @param fail is told what is wrong when the kernel module failed; from then on every call is EIO
   * @param complain is told what the program can't be told, in words
   */
  constructor(
    private readonly kernel: Kernel,
    private readonly namespaces: RealNamespaces,
    stream: Duplex,
    private readonly fail: (error: unknown) => void,
    private readonly complain: (text: string) => void,
    private readonly tracer?: Tracer,
  ) {
    this.ended = new Promise((resolve) => {
      this.#channel = new Channel(
        stream,
        (call) => this.#take(call),
        () => {
          this.#end();
          resolve();
        },
      );
    });
  }

  /** Whether the kernel module has failed. */
  get broken(): boolean {
    return this.#broken;
  }

  /** Parts with the bridge: calls of the program fail with EIO from now on. */
  close(): void {
    this.#channel.close();
  }

  #take(call: Call): void {
    try {
      if (call.operation === Operation.HELLO) return this.#greet(call);
      if (call.operation === Operation.WRITTEN) return this.#written(call);
      if (call.operation === Operation.CLOSED) return this.#closeSocket(call.socket);
      if (call.operation === Operation.INTERRUPT) return this.#sockets.get(call.socket)?.interrupt(call.id);
      if (call.operation === Operation.CANCELLED) return this.#cancel(call);
      this.#deliveries.delete(call.tid);
      if (this.#broken) return this.#channel.reply(call.id, { result: -EIO });
      this.#serve(call);
    } catch (error) {
      this.#break(error);
      this.#channel.reply(call.id, { result: -EIO });
    }
  }

  #greet({ a: inode }: Call): void {
    this.#isForeign = this.namespaces.isForeign(inode >>> 0);
  }

  /** The module itself has failed: nothing that it says from now on can be trusted. */
  #break(error: unknown): void {
    if (!this.#broken) this.fail(error);
    this.#broken = true;
  }

  #serve(call: Call): void {
    if (call.operation === Operation.OPEN || call.operation === Operation.LOOK) return this.#file(call);
    if (call.operation === Operation.IOCTL && DRIVERS.has(call.a)) return this.#file(call);
    if (call.operation === Operation.LOAD || call.operation === Operation.STORE) return this.#setting(call);
    const process = this.#process(call);
    const socket = this.#sockets.get(call.socket);
    try {
      const reply = this.#perform(call, process, socket);
      if (reply !== undefined) this.#channel.reply(call.id, reply);
    } catch (error) {
      if (!(error instanceof NetlinkError)) throw error;
      this.#channel.reply(call.id, { result: error.errno });
    }
    socket?.update();
    if (!this.#uses.has(process)) this.#forget(process);
  }

  /** A file that tells of the network, which is rendered; a device; or one that is none of ours. */
  #file(call: Call): void {
    const path = new TextDecoder().decode(call.name);
    if (path === TUN_PATH) return this.#openDevice(call);
    import('./run-files.js')
      .then((files) => {
        const process = this.#process(call);
        const reply = fileCall(files, process, call, path);
        if (reply.flags === Opened.SETTING) {
          this.#settings ??= new files.OpenSettings((opener) => this.#unuse(opener));
          this.#settings.add(call, path, process);
          this.#use(process);
        }
        this.#channel.reply(call.id, reply);
        if (!this.#uses.has(process)) this.#forget(process);
      })
      .catch((error: unknown) => {
        this.#break(error);
        this.#channel.reply(call.id, { result: -EIO });
      });
  }

  /** A setting is read or written. */
  #setting(call: Call): void {
    const reads = call.operation === Operation.LOAD;
    this.#channel.reply(call.id, this.#settings?.use(call, reads) ?? { result: -EBADF });
  }

  /** The program has written to a setting, and believes that it is set. */
  #written(call: Call): void {
    const wrong = this.#settings?.written(call);
    if (wrong !== undefined) this.complain(wrong);
  }

  #openDevice(call: Call): void {
    const opener = this.#process(call);
    const id = this.#number();
    this.#devices.set(id, { tun: opener.openTun(), opener });
    this.#use(opener);
    this.#channel.reply(call.id, { result: id, flags: Opened.DEVICE });
  }

  /** @returns nothing when the answer comes later */
  #perform(call: Call, process: Process, socket: RunSocket | undefined): Reply | undefined {
    if (call.operation === Operation.SOCKET && call.c === AF_PACKET) return this.#packetSocket(call, process);
    if (call.operation === Operation.SOCKET) return this.#socket(call, process);
    const device = this.#devices.get(call.socket);
    if (device !== undefined) return deviceRequest(call, device.tun);
    const packets = this.#packets.get(call.socket);
    if (packets !== undefined) return packets.perform(call, process);
    if (call.operation === Operation.IOCTL) return interfaceRequest(call, process, socket?.descriptor(process) ?? -1);
    if (socket === undefined) return { result: -EBADF };
    const fd = socket.descriptor(process);
    switch (call.operation) {
      case Operation.BIND:
        process.bind(fd, call.name);
        return { result: 0 };
      case Operation.CONNECT:
        process.connect(fd, call.name);
        return { result: 0 };
      case Operation.GETSOCKNAME:
        return { result: 0, name: encodeName(process.getsockname(fd)) };
      case Operation.GETPEERNAME:
        return { result: 0, name: encodeName(process.getpeername(fd)) };
      case Operation.SETSOCKOPT:
        return { result: setOption(socket, process, call) };
      case Operation.GETSOCKOPT:
        return getOption(socket, process, call);
      case Operation.SEND:
        return this.#send(call, process, socket);
      case Operation.RECEIVE:
        socket.receive(call, process);
        return undefined;
      default:
        return { result: -EOPNOTSUPP };
    }
  }

  #socket({ a: type, b: protocol }: Call, process: Process): Reply {
    const fd = process.socket(AF_NETLINK, type, protocol);
    const id = this.#number();
    const socket = new RunSocket(id, protocol, process, fd, {
      joined: (user) => this.#use(user),
      reply: (call, reply) => this.#channel.reply(call.id, reply),
      failed: (error) => this.#break(error),
      level: (changed, level) => this.#channel.level(changed, level),
      received: (call, datagram) => {
        this.#deliveries.set(call.tid, { id: call.id, socket, datagram });
        this.tracer?.received(call, protocol, datagram.data);
      },
    });
    this.#sockets.set(id, socket);
    return { result: id };
  }

  #packetSocket(call: Call, process: Process): Reply {
    const socket = new PacketSocket(process, call);
    const id = this.#number();
    this.#packets.set(id, socket);
    return { result: id };
  }

  /** One that no socket and no device has. */
  #number(): number {
    return this.#free.pop() ?? this.#sockets.size + this.#devices.size + this.#packets.size + 1;
  }

  #use(process: Process): void {
    this.#uses.set(process, (this.#uses.get(process) ?? 0) + 1);
  }

  #unuse(process: Process): void {
    const uses = (this.#uses.get(process) ?? 1) - 1;
    if (uses > 0) this.#uses.set(process, uses);
    else this.#forget(process);
  }

  #send(call: Call, process: Process, socket: RunSocket): Reply | undefined {
    this.tracer?.sent(call, socket.protocol, call.data);
    const fd = socket.descriptor(process);
    const message = {
      data: call.data,
      name: call.name.length === 0 ? undefined : call.name,
      control: narrowControl(call.control),
      flags: call.a,
    };
    try {
      return { result: process.sendmsg(fd, message) };
    } catch (error) {
      const waits = !call.nonblocking && !(call.a & MSG_DONTWAIT) && socket.sendTimeout >= 0n;
      if (!(error instanceof NetlinkError) || error.errno !== -EAGAIN || !waits) throw error;
    }
    socket.transmit(call, process, message);
    return undefined;
  }

  #cancel({ id }: Call): void {
    for (const [tid, delivery] of this.#deliveries) {
      if (delivery.id !== id) continue;
      this.#deliveries.delete(tid);
      return delivery.socket.closed.aborted ? undefined : delivery.socket.putBack(delivery.datagram);
    }
    for (const socket of this.#sockets.values()) if (socket.cancel(id)) return;
  }

  /** The process that stands for the one that called, with the credentials that it has now. */
  #process({ operation, netns: inode, pid, uid, gid, capabilities }: Call): Process {
    let process = this.#processes.get(pid);
    if (process === undefined) {
      const netns = this.namespaces.of(inode, this.#isForeign);
      process = this.kernel.process({ pid, uid, gid, caps: capabilities, netns, maxFiles: MAX_FILES });
      this.#processes.set(pid, process);
      if (this.#isForeign) this.namespaces.addForeigner(process);
      return process;
    }
    if (operation === Operation.SOCKET || operation === Operation.IOCTL) {
      // Its thread may have gone elsewhere.
      const netns = this.namespaces.of(inode, this.#isForeign);
      if (netns !== process.netns) process.setns(netns);
    }
    const now = process.credentials;
    if (now.uid !== uid || now.gid !== gid || now.capabilities !== capabilities) {
      process.setCredentials({ uid, gid, caps: capabilities });
    }
    return process;
  }

  /** A process that has no socket is not needed any more. */
  #forget(process: Process): void {
    this.#uses.delete(process);
    this.#processes.delete(process.pid);
    process.exit();
  }

  #closeSocket(id: number): void {
    const socket = this.#sockets.get(id);
    if (socket === undefined) return this.#closeDevice(id);
    this.#sockets.delete(id);
    this.#free.push(id);
    socket.close();
    for (const process of socket.users) this.#unuse(process);
  }

  #closePackets(id: number): void {
    if (this.#packets.has(id)) this.#free.push(id);
    this.#packets.get(id)?.close();
    this.#packets.delete(id);
  }

  #closeDevice(id: number): void {
    const device = this.#devices.get(id);
    if (device === undefined) return this.#closePackets(id);
    this.#devices.delete(id);
    this.#free.push(id);
    device.tun.close();
    this.#unuse(device.opener);
  }

  #end(): void {
    for (const id of [...this.#sockets.keys(), ...this.#devices.keys(), ...this.#packets.keys()]) this.#closeSocket(id);
  }
}
