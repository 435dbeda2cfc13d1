/** Calls of every export but those of messages, with arguments made of random words: right about as often as wrong. */
import { DEMO } from '../generic.js';
import { NAME_SIZE } from '../kernel.js';
import type { World } from './world.js';

/** All of SOL_SOCKET. */
const OPTIONS = Array.from({ length: 86 }, (_, i) => i);

/**
 * TUNSETIFF, TUNSETPERSIST, TUNSETOWNER, TUNSETLINK, TUNSETGROUP, TUNGETFEATURES, TUNGETIFF, TUNSETQUEUE, TUNSETIFINDEX, TUNSETCARRIER;
 * TUNSETOFFLOAD, TUNGETSNDBUF, TUNSETSNDBUF, TUNGETVNETHDRSZ, TUNSETVNETHDRSZ, TUNSETVNETLE, TUNGETVNETLE, SIOCGIFHWADDR, SIOCSIFHWADDR.
 */
const TUN_REQUESTS = [
  0x400454ca, 0x400454ca, 0x400454cb, 0x400454cc, 0x400454cd, 0x400454ce, 0x800454cf, 0x800454d2, 0x400454d9,
  0x400454da, 0x400454e2, 0x400454d0, 0x800454d3, 0x400454d4, 0x800454d7, 0x400454d8, 0x400454dc, 0x800454dd, 0x8927,
  0x8924,
];

/** Times to call run_timers with, beside the present one. */
const TIMES = [NaN, Infinity, -Infinity, -1, 0, 1e300, Number.MIN_VALUE];

/** One of a list, by any number; 0 of an empty one. */
export function pick(list: number[], which: number): number {
  return list[(which >>> 0) % (list.length || 1)] ?? 0;
}

/** Reads one argument after another from random words: as often as not what would be right. */
class Arguments {
  #next = 0;

  constructor(
    readonly world: World,
    readonly words: number[],
  ) {}

  word(): number {
    return this.words[this.#next++] ?? 0;
  }

  handle(kind: 'namespace' | 'task' | 'socket'): number {
    const word = this.word();
    if ((word & 15) === 0) return word;
    if ((word & 15) === 1) return pick(this.world.made[kind === 'socket' ? 'task' : 'socket'], word >>> 4);
    if (kind === 'namespace' && word & 16) return this.world.netns;
    if (kind === 'task' && word & 16) return this.world.task;
    return pick(this.world.made[kind], word >>> 5);
  }

  tun(): number {
    const word = this.word();
    return (word & 7) === 0 ? word : pick(this.world.made.tun, word >>> 3);
  }

  pointer(): number {
    const word = this.word();
    if ((word & 7) === 0) return word;
    if ((word & 7) === 1) return this.world.kernel.bytes.length - ((word >>> 3) & 63);
    return this.world.arena + ((word >>> 3) & 2047);
  }

  length(usual: number): number {
    const word = this.word();
    if ((word & 7) === 0) return word;
    return (word & 7) < 4 ? usual : (word >>> 3) & 127;
  }

  /** One of a few values, mostly. */
  among(...values: number[]): number {
    const word = this.word();
    return (word & 7) === 0 ? word : pick(values, word >>> 3);
  }

  descriptor(): number {
    const { kernel } = this.world;
    const words = [
      this.pointer(),
      this.length(NAME_SIZE),
      this.pointer(),
      this.length(64),
      this.pointer(),
      this.length(64),
    ];
    return kernel.descriptor(...words);
  }
}

/** Calls an export with arguments made of random words. */
export function runCall(world: World, name: string, words: number[]): number {
  const { exports } = world.kernel;
  const a = new Arguments(world, words);
  switch (name) {
    case 'configure': {
      const setting = a.among(0, 2, 3, 4, 5);
      // The memory limit is memory_limit.test.ts's.
      return exports.configure(setting === 1 ? 0 : setting, a.word());
    }
    case 'alloc':
      return kept(world, 'block', exports.alloc(a.length(100)));
    case 'free':
      return exports.free(a.pointer() | 1);
    case 'netns_create':
      return kept(world, 'namespace', exports.netns_create());
    case 'task_create':
      return kept(
        world,
        'task',
        exports.task_create(a.word(), a.word(), a.word(), BigInt(a.word()), a.handle('namespace')),
      );
    case 'task_credentials':
      return exports.task_credentials(pick(world.made.task, a.word()), a.word(), a.word(), BigInt(a.word()));
    case 'task_setns':
      return exports.task_setns(pick(world.made.task, a.word()), a.handle('namespace'));
    case 'netns_destroy':
      return retired(world, 'namespace', pick(world.made.namespace, a.word()));
    case 'task_destroy':
      return retired(world, 'task', pick(world.made.task.slice(1), a.word()));
    case 'close':
      return retired(world, 'socket', pick(world.made.socket.slice(4), a.word()));
    case 'socket': {
      const task = a.handle('task');
      const protocol = a.among(0, 2, 15, 16);
      return kept(world, 'socket', exports.socket(task, a.among(2, 3, 0x80803), protocol), protocol);
    }
    case 'socket_ref':
      return exports.socket_ref(a.handle('socket'));
    case 'bind':
    case 'connect':
      return exports[name](a.handle('task'), a.handle('socket'), a.pointer(), a.length(NAME_SIZE));
    case 'getsockname':
    case 'getpeername':
      return exports[name](a.handle('socket'), a.pointer(), a.pointer());
    case 'setsockopt': {
      const [task, socket, level] = [a.handle('task'), a.handle('socket'), a.among(1, 270)];
      return exports.setsockopt(
        task,
        socket,
        level,
        a.among(1, 1, 2, 3, 4, 5, 7, 8, 10, 11, 12, 16, 32, 33, ...OPTIONS),
        a.pointer(),
        a.length(a.among(4, 8, 16)),
      );
    }
    case 'getsockopt':
      return exports.getsockopt(
        a.handle('socket'),
        a.among(1, 270),
        a.among(3, 4, 7, 8, 9, 10, 11, 38, ...OPTIONS),
        a.pointer(),
        a.pointer(),
      );
    case 'sendmsg':
      return exports.sendmsg(a.handle('task'), a.handle('socket'), a.descriptor(), a.word());
    case 'recvmsg':
      return exports.recvmsg(a.handle('socket'), a.descriptor(), a.among(0, 2, 0x20));
    case 'time_limit':
      return exports.time_limit(a.handle('socket'), a.among(0, 1));
    case 'poll':
      return exports.poll(a.handle('socket'), a.among(0, 1, 8, 0x10000, 0x10001));
    case 'ready':
      return exports.ready(a.pointer(), a.length(4));
    case 'socket_list':
      return exports.socket_list(a.handle('namespace'), a.pointer(), a.length(4));
    case 'ioctl':
      return exports.ioctl(
        a.handle('task'),
        a.handle('socket'),
        a.among(1, 2, 2, 10, 16),
        0x8910 + a.among(...Array.from({ length: 0x62 }, (_, index) => index)),
        a.pointer(),
        a.length(32),
      );
    case 'broadcast':
      return exports.broadcast(
        a.handle('namespace'),
        a.among(0, 2, 15, 16),
        a.among(1, 2, 5, 32, 39),
        a.pointer(),
        a.length(64),
      );
    case 'genl_register': {
      const spoiled = a.among(0, 1) ? DEMO.with(a.length(DEMO.length - 1) % DEMO.length, a.word()) : DEMO;
      const block = exports.alloc(spoiled.length);
      if (block <= 0) return block;
      world.kernel.bytes.set(spoiled, block);
      const id = exports.genl_register(block, spoiled.length);
      exports.free(block);
      return kept(world, 'family', id);
    }
    case 'genl_unregister':
      return retired(world, 'family', pick(world.made.family, a.word()));
    case 'genl_find':
      return exports.genl_find(a.pointer(), a.length(16));
    case 'genl_reply':
      return exports.genl_reply(a.pointer(), a.length(64));
    case 'genl_explain':
      return exports.genl_explain(a.pointer(), a.length(64), a.word(), a.word(), a.word());
    case 'genl_cookie':
      return exports.genl_cookie(a.pointer(), a.length(24));
    case 'genl_resume':
      return exports.genl_resume(a.handle('socket'), a.among(...world.made.family, 0x13, 0));
    case 'uevent':
      return exports.uevent(a.handle('namespace'), a.pointer(), a.length(64));
    case 'tun_open':
      return kept(world, 'tun', exports.tun_open(a.handle('task')));
    case 'tun_ioctl':
      return exports.tun_ioctl(a.handle('task'), a.tun(), a.among(...TUN_REQUESTS), a.pointer(), a.among(0, 32, 4));
    case 'tun_close':
      return retired(world, 'tun', pick(world.made.tun, a.word()));
    case 'device_create':
      return exports.device_create(a.handle('namespace'), a.pointer(), a.length(68));
    case 'device_destroy':
      return exports.device_destroy(a.handle('namespace'), a.among(1, 2, 3, 4, 5));
    case 'device_counters':
      return exports.device_counters(a.handle('namespace'), a.among(1, 2, 3, 4, 5), a.pointer(), a.length(3));
    case 'device_carrier':
      // From now on drivers refuse, or not: any number is an answer.
      world.kernel.refusal = a.among(0, 0, 1, -1, -16, -4096, 0x7fffffff, -0x80000000);
      return exports.device_carrier(a.handle('namespace'), a.among(1, 2, 3, 4, 5), a.word() & 1);
    case 'router_advertisement':
      return exports.router_advertisement(
        a.handle('namespace'),
        a.among(1, 2, 3, 4, 5),
        a.pointer(),
        a.among(0, 40, 56, 88),
      );
    case 'address_conflict':
      return exports.address_conflict(a.handle('namespace'), a.among(1, 2, 3, 4, 5), a.pointer());
    case 'sysctl_get':
      return exports.sysctl_get(a.handle('namespace'), a.pointer(), a.length(32), a.pointer());
    case 'sysctl_names':
      return exports.sysctl_names(a.among(2, 10, 17, 0, -1), a.pointer(), a.length(4096));
    case 'group_list':
      return exports.group_list(
        a.handle('namespace'),
        a.among(0, 1, 2, 3),
        a.among(2, 10, 17, 0),
        a.pointer(),
        a.length(4),
      );
    case 'link_receive':
      return exports.link_receive(
        a.handle('namespace'),
        a.among(0, 1, 2, 3),
        a.among(0, 1, 2, 3, 4),
        a.pointer(),
        a.among(-1, 0, 1),
      );
    case 'link_fact':
      return exports.link_fact(a.handle('namespace'), a.among(0, 1, 2, 3), a.among(0, 1, 2, 3, 4, 5, 6, 7, 8));
    case 'link_note_get':
      return exports.link_note_get(
        a.handle('namespace'),
        a.among(0, 1, 2, 3),
        a.among(0, 1, 0x100, 0x200, 0x10100),
        a.pointer(),
        a.length(64),
      );
    case 'link_note_set':
      return exports.link_note_set(
        a.handle('namespace'),
        a.among(0, 1, 2, 3),
        a.among(0, 1, 0x100, 0x200, 0x10100),
        a.pointer(),
        a.length(64),
      );
    case 'configured':
      return exports.configured(a.among(0, 1, 2, 6, 7, 8, 9));
    case 'sysctl_set':
      return exports.sysctl_set(a.handle('namespace'), a.pointer(), a.length(32), a.pointer(), a.length(4));
    case 'run_timers': {
      const word = a.word();
      world.kernel.now += word & 1023;
      return exports.run_timers(word & 1024 ? world.kernel.now : pick(TIMES, word >>> 11));
    }
    case 'next_timer': {
      const next = exports.next_timer();
      // A time, or never; not a result.
      return Number.isFinite(next) ? 0 : NaN;
    }
    case 'meminfo':
      return exports.meminfo(a.among(0, 1, 2));
    case 'abi_version':
      return exports.abi_version();
    default:
      throw new Error(`the export ${name} has no random calls`);
  }
}

function kept(
  world: World,
  kind: 'namespace' | 'task' | 'socket' | 'block' | 'family' | 'tun',
  result: number,
  protocol?: number,
): number {
  world.add(kind, result, protocol);
  return result;
}

function retired(world: World, kind: 'namespace' | 'task' | 'socket' | 'family' | 'tun', handle: number): number {
  world.retire(kind, handle);
  return 0;
}
