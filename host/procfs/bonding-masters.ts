/** /sys/class/net/bonding_masters (bonding_show_bonds, bonding_store_bonds): the bonds of a namespace, made and taken away by their names. */
import { errnoNumber, NetlinkError, type Process } from '../index.js';
import { IFNAMSIZ } from '../generated/rt-link.js';
import { device, devices, type NetDevice, newLink, removeLink } from './tables.js';
import type { File } from './tree.js';
import { attributeFile } from './value.js';

export const BONDS = 'bonding_masters';

export function isBond({ attributes }: NetDevice): boolean {
  return attributes.linkinfo?.kind === 'bond';
}

export function bondsFile(process: Process): File {
  const names = (): string =>
    devices(process)
      .filter(isBond)
      .map(({ name }) => name)
      .join(' ');
  const file = attributeFile(names, (text) => write(process, text));
  // Where there are none there is not even a line.
  return { ...file, read: () => (names() === '' ? '' : `${names()}\n`) };
}

function write(process: Process, text: string): void {
  // As many bytes as a name with its sign may have; what is behind a blank is not looked at.
  const [word = ''] = text.trimStart().split(/\s/, 1);
  const [sign, name] = [word[0], word.slice(1, IFNAMSIZ)];
  if ((sign !== '+' && sign !== '-') || !isName(name)) throw new NetlinkError(errnoNumber('EPERM'), 'write');
  if (sign === '+') newLink(process, { ifname: name, linkinfo: { kind: 'bond' } });
  else {
    const bond = device(process, name);
    if (bond?.name !== name || !isBond(bond)) throw new NetlinkError(errnoNumber('ENODEV'), 'write');
    removeLink(process, bond.index);
  }
}

/** A name that a link may have. */
function isName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && name.length < IFNAMSIZ && !/[/:]/.test(name);
}
