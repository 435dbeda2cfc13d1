/** Wrong calls of the host's own generic families (docs/abi.md). */
import { NETLINK_GENERIC } from '../../../host/constants.js';
import { DEMO } from '../generic.js';
import { HUGE, type Subjects, each } from './subject.js';

/** A description whose name has no end. */
function nameless(): Uint8Array {
  const bytes = DEMO.slice();
  return bytes.fill(0x61, 0, 16);
}

export const FAMILIES: Subjects = {
  genl_register: {
    pointers: { description: [48, (k, p) => k.exports.genl_register(p, 48)] },
    rows: [
      ['size 0', 'EINVAL', (k) => k.exports.genl_register(k.data, 0)],
      ['size -1', 'EINVAL', (k) => k.exports.genl_register(k.data, -1)],
      ['size 2^31 - 1', 'EFAULT', (k) => k.exports.genl_register(k.data, HUGE)],
      ['zeros', 'EINVAL', (k) => k.exports.genl_register(k.block(DEMO.length), DEMO.length)],
      ['a name without its NUL', 'EINVAL', (k) => k.exports.genl_register(k.block(nameless()), DEMO.length)],
      ['a byte less', 'EINVAL', (k) => k.exports.genl_register(k.block(DEMO), DEMO.length - 1)],
      ...each([16, 20, 32, 36, 40, 44, 48, 52, 56, 60, 64], (at) => [
        `0xff at ${at}`,
        'EINVAL',
        (k) => k.exports.genl_register(k.block(DEMO.with(at, 0xff).with(at ^ 1, 0xff)), DEMO.length),
      ]),
    ],
  },

  genl_unregister: {
    rows: each([0, 16, 0x13, HUGE, -1], (id) => [`id ${id}`, 'ENOENT', (k) => k.exports.genl_unregister(id)]),
  },

  genl_find: {
    pointers: { name: [16, (k, p) => k.exports.genl_find(p, 16)] },
    rows: [
      ['size 0', 'ENOENT', (k) => k.exports.genl_find(k.data, 0)],
      ['size -1', 'EINVAL', (k) => k.exports.genl_find(k.data, -1)],
      ['size 2^31 - 1', 'EFAULT', (k) => k.exports.genl_find(k.data, HUGE)],
      ['nlctrl', 16 | (16 << 16), (k) => k.exports.genl_find(k.block(Buffer.from('nlctrl')), 6)],
    ],
  },

  genl_reply: {
    pointers: { bytes: [16, (k, p) => k.exports.genl_reply(p, 16)] },
    rows: [
      ['nobody asks', 'EINVAL', (k) => k.exports.genl_reply(k.data, 16)],
      ['size -1', 'EINVAL', (k) => k.exports.genl_reply(k.data, -1)],
      ['size 2^31 - 1', 'EFAULT', (k) => k.exports.genl_reply(k.data, HUGE)],
    ],
  },

  genl_explain: {
    pointers: { text: [16, (k, p) => k.exports.genl_explain(p, 16, 0, 0, 0)] },
    rows: [
      ['nobody asks', 'EINVAL', (k) => k.exports.genl_explain(k.data, 16, 0, 0, 0)],
      ['size -1', 'EINVAL', (k) => k.exports.genl_explain(k.data, -1, 0, 0, 0)],
      ['size 2^31 - 1', 'EFAULT', (k) => k.exports.genl_explain(k.data, HUGE, 0, 0, 0)],
    ],
  },

  genl_cookie: {
    pointers: { bytes: [16, (k, p) => k.exports.genl_cookie(p, 16)] },
    rows: [
      ['nobody asks', 'EINVAL', (k) => k.exports.genl_cookie(k.data, 16)],
      ['size -1', 'EINVAL', (k) => k.exports.genl_cookie(k.data, -1)],
      ['size 2^31 - 1', 'EFAULT', (k) => k.exports.genl_cookie(k.data, HUGE)],
    ],
  },

  genl_resume: {
    handles: { socket: ['socket', (k, h) => k.exports.genl_resume(h, 0x13)] },
    rows: [['nothing waits', 'EINVAL', (k) => k.exports.genl_resume(k.socket(NETLINK_GENERIC), 0x13)]],
  },
};
