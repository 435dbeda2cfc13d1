/** A descriptor of /dev/net/tun: tun and tap devices as programs create and hold them, visible to `ip tuntap`. It carries no packets. */
import { bytes, integer, type OptionNames, options as known } from './arguments.js';
import type { Core } from './core.js';
import { check } from './errno.js';
import {
  IFF_ATTACH_QUEUE,
  IFF_DETACH_QUEUE,
  IFF_MULTI_QUEUE,
  IFF_NO_CARRIER,
  IFF_NO_PI,
  IFF_TAP,
  IFF_TUN,
  IFF_TUN_EXCL,
  IFF_VNET_HDR,
  IFREQ_SIZE,
  TUNSETCARRIER,
  TUNSETGROUP,
  TUNSETIFF,
  TUNSETOWNER,
  TUNSETPERSIST,
  TUNSETQUEUE,
} from './generated/netdevice.js';
import { uint32 } from './wire.js';

/** What TUNSETIFF is told. */
export interface TunOptions {
  /** Packets (tun) or Ethernet frames (tap). */
  mode: 'tun' | 'tap';
  /** A name, or a template with one %d; left out, tun%d or tap%d. One that is there is opened. */
  name?: string;
  /** Packets come without information in front of them. */
  noPacketInfo?: boolean;
  vnetHeader?: boolean;
  /** It can be opened more than once, a queue each. */
  multiQueue?: boolean;
  /** EBUSY when it is there already. */
  exclusive?: boolean;
  /** Whether it has carrier at once; left out, it has. */
  carrier?: boolean;
}

const TUN_OPTIONS: OptionNames<TunOptions> = {
  mode: true,
  name: true,
  noPacketInfo: true,
  vnetHeader: true,
  multiQueue: true,
  exclusive: true,
  carrier: true,
};

const FLAGS = 16;

export class Tun {
  readonly #core: Core;
  readonly #task: number;
  readonly #handle: number;

  /** @param task who asks @param handle the module's name for the descriptor */
  constructor(core: Core, task: number, handle: number) {
    this.#core = core;
    this.#task = task;
    this.#handle = handle;
  }

  /** Makes a device, or becomes a queue of one. @returns its name */
  attach(options: TunOptions): string {
    const {
      mode,
      name = '',
      noPacketInfo,
      vnetHeader,
      multiQueue,
      exclusive,
      carrier = true,
    } = known(options, TUN_OPTIONS, 'attach');
    const flags =
      (mode === 'tun' ? IFF_TUN : IFF_TAP) |
      (noPacketInfo ? IFF_NO_PI : 0) |
      (vnetHeader ? IFF_VNET_HDR : 0) |
      (multiQueue ? IFF_MULTI_QUEUE : 0) |
      (exclusive ? IFF_TUN_EXCL : 0) |
      (carrier ? 0 : IFF_NO_CARRIER);
    const request = new Uint8Array(IFREQ_SIZE);
    const text = new TextEncoder().encode(name);
    request.set(text.subarray(0, FLAGS - 1));
    new DataView(request.buffer).setUint16(FLAGS, flags, true);
    this.ioctl(TUNSETIFF, request);
    return new TextDecoder().decode(request.subarray(0, request.indexOf(0)));
  }

  /** Whether the device stays when nobody has it open. */
  setPersistent(on: boolean): void {
    this.ioctl(TUNSETPERSIST, on ? 1 : 0);
  }

  /** Who may open it without CAP_NET_ADMIN. */
  setOwner(uid: number): void {
    this.ioctl(TUNSETOWNER, uid);
  }

  setGroup(gid: number): void {
    this.ioctl(TUNSETGROUP, gid);
  }

  setCarrier(on: boolean): void {
    this.ioctl(TUNSETCARRIER, uint32(on ? 1 : 0));
  }

  /** Puts this queue of several aside, or takes it up again. */
  setQueue(on: boolean): void {
    const request = new Uint8Array(IFREQ_SIZE);
    new DataView(request.buffer).setUint16(FLAGS, on ? IFF_ATTACH_QUEUE : IFF_DETACH_QUEUE, true);
    this.ioctl(TUNSETQUEUE, request);
  }

  /**
   * ioctl(2).
   * @param argument a number, or what the request points at, which is changed in place: a `struct ifreq` of 32 bytes, a C int
   */
  ioctl(request: number, argument: Uint8Array | number): void {
    const { exports, transfer, module, timers } = this.#core;
    integer(request, 'request');
    let result: number;
    if (typeof argument === 'number') {
      result = exports.tun_ioctl(this.#task, this.#handle, request, integer(argument, 'argument'), 0);
    } else {
      const at = transfer.place(bytes(argument, 'argument'), 'ioctl');
      result = exports.tun_ioctl(this.#task, this.#handle, request, at, argument.length);
      if (result >= 0) argument.set(module.bytes.subarray(at, at + argument.length));
      transfer.release();
    }
    timers.update();
    check(result, 'ioctl');
  }

  /** close(2): the device goes with its last descriptor, unless it is persistent. */
  close(): void {
    const result = this.#core.exports.tun_close(this.#handle);
    this.#core.timers.update();
    check(result, 'close');
  }
}
