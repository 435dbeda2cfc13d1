# needs: dummy, vlan, vrf
# VLANs go down together, before the first of them is told: link watch looks at all of them, then at what lies on them.
r() { echo "\$ $*"; "$@" 2>&1; s=$?; [ $s = 0 ] || echo "status $s"; }
sysctl -qw net.ipv6.conf.default.disable_ipv6=1
ip link add d0 address 02:00:00:00:0d:00 type dummy
ip link add link d0 name d0.10 type vlan id 10
ip link add link d0 name d0.15 type vlan id 15 loose_binding on
ip link add link d0 name d0.20 type vlan id 20
ip link add link d0.20 name d0mv address 02:00:00:00:0d:99 type macvlan
ip link add link d0.20 name d0.20.7 type vlan id 7
ip link add red address 02:00:00:00:01:00 type vrf table 100
ip link set red up
for i in d0 d0.10 d0.15 d0.20 d0mv d0.20.7; do ip link set $i up; done
sleep 1.3
ip -o monitor link > mon.$$ 2>&1 & m=$!
sleep 0.5
r ip link set d0 master red
sleep 1.3
r ip link set d0.20 master red
sleep 1.3
r ip link del red
sleep 1.3
r ip link set d0 down
sleep 1.3
r ip link del d0
sleep 0.5
kill $m
cat mon.$$
rm -f mon.$$
