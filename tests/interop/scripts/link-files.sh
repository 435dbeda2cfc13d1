# The whole tree of links' files.
sysctl -qw net.ipv6.conf.default.disable_ipv6=1
ip link add v0 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02
ip link add br0 address 02:00:00:00:00:03 type bridge
ip link add v2 address 02:00:00:00:00:04 type veth peer name v3 address 02:00:00:00:00:05
ip link set v2 master br0
ip link add mv0 link v0 address 02:00:00:00:00:06 type macvlan
ip link add mt0 link v0 address 02:00:00:00:00:07 type macvtap
ip link add vx0 address 02:00:00:00:00:08 type vxlan id 5 dstport 4789
ip link add ifb0 address 02:00:00:00:00:09 type ifb
ip tuntap add tap0 mode tap
ip tuntap add tun0 mode tun
ip link set tap0 address 02:00:00:00:00:0a
tree() { cd /sys/class/net
for l in $@; do

  find $l/ | LC_ALL=C sort | while read f; do
    m=$(stat -c '%A %s %h' "$f")
    if [ -L "$f" ]; then echo "$m $f -> $(readlink $f)"
    elif [ -f "$f" ]; then echo "$m $f = $(cat "$f" 2>&1 | od -c | cut -c9- | tr -d '\n' | tr -s ' ')"
    else echo "${m%% *} $f"; fi
  done
done
}
tree lo v0 br0 v2 mv0 mt0 vx0 ifb0 tap0 tun0
