# Files of /sys/class/net and /proc/sys/net, by the calls that CPython makes: what there is, and how each way of opening it ends.
import os
import subprocess

SETUP = 'ip link add v0 type veth peer name v1; ip link add br0 type bridge; ip link set v0 master br0; ip link add link v1 name mv0 type macvlan'
subprocess.run(SETUP, shell=True, check=True)
NET = '/sys/class/net'
V0 = NET + '/v0'


def tried(what, *arguments):
    try:
        return what(*arguments)
    except OSError as error:
        return error


print(sorted(os.listdir(NET)), os.path.exists(V0), os.path.exists(NET + '/x'), os.path.isdir(V0), os.path.islink(V0), os.path.realpath(V0))
for entry in sorted(os.scandir(NET), key=lambda entry: entry.name):
    print(entry.name, entry.is_symlink(), entry.is_dir(), entry.is_file())
for entry in sorted(os.scandir(V0 + '/'), key=lambda entry: entry.name):
    if entry.is_symlink() or entry.is_dir() and entry.name != 'power':
        print(entry.name, entry.is_symlink(), entry.is_dir())
for directory, names, files in os.walk(NET):
    print(directory, sorted(names), sorted(files))
print(oct(os.stat(V0 + '/mtu').st_mode), os.access(V0 + '/mtu', os.W_OK), os.access(V0 + '/address', os.R_OK), os.access(NET + '/nosuch', os.F_OK))

# Names that begin elsewhere: at an open directory, or where the process is.
fd = os.open(NET, os.O_RDONLY | os.O_DIRECTORY)
print(os.readlink('v0', dir_fd=fd), os.stat('v0/../v0', dir_fd=fd).st_mode, os.open('v0/mtu', os.O_RDONLY, dir_fd=fd) > 2)
os.chdir(NET)
print(os.path.exists('v0'), open('v0/ifindex').read(), sorted(os.listdir('.')))

# Read, written and read again: what it holds is what the kernel has then.
file = open(V0 + '/mtu', 'r+')
print(file.read(), end='')
file.seek(0)
file.write('1300')
file.flush()
file.seek(0)
print(file.read(), end='')
writable = os.open(V0 + '/mtu', os.O_WRONLY)
for text in (b'1200\n', b'x', b'', b'7', b'99999999999', b'1100 ', b'0x500'):
    print(text, tried(os.write, writable, text), open(V0 + '/mtu').read())
setting = os.open('/proc/sys/net/ipv4/conf/v0/arp_ignore', os.O_RDWR)
for text in (b'1\n', b'9', b'x', b''):
    print(text, tried(os.pwrite, setting, text, 0), os.pread(setting, 9, 0))

FLAGS = {
    'read': os.O_RDONLY, 'write': os.O_WRONLY, 'create': os.O_RDWR | os.O_CREAT, 'exclusive': os.O_CREAT | os.O_EXCL | os.O_WRONLY,
    'directory': os.O_DIRECTORY, 'no link': os.O_NOFOLLOW,
}
for path in (V0, NET + '/x', V0 + '/x', V0 + '/mtu/x', V0 + '/mtu/', '/proc/sys/net/ipv4/conf/x', '/proc/sys/net/ipv4/conf/v0/tag'):
    for name, flags in FLAGS.items():
        opened = tried(os.open, path, flags)
        print(path, name, 'opened' if isinstance(opened, int) else opened)
