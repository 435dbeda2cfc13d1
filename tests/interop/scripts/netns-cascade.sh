# needs: bond, dummy, vlan
# A namespace goes: its links from the last that came to the first, with what lies on them in other namespaces.
r() { echo "\$ $*"; "$@" 2>&1; s=$?; [ $s = 0 ] || echo "status $s"; }
sysctl -qw net.ipv6.conf.default.disable_ipv6=1
mon() { ip -o monitor link nsid > mon.$$ 2>&1 & m=$!; sleep 0.3; }
flush() { sleep 1.3; kill $m; wait $m 2>/dev/null; sed "s/^/  /" mon.$$; mon; }
ip netns add nc
ip netns exec nc sysctl -qw net.ipv6.conf.default.disable_ipv6=1
mon
r ip link add d0 address 02:00:00:00:0d:00 type dummy
r ip link add link d0 name q7 type vlan id 7
r ip link add link q7 name q8 type vlan id 8
r ip link set q7 netns nc
r ip -n nc link add e0 address 02:00:00:00:0e:00 type dummy
r ip -n nc link add v0 address 02:00:00:00:0a:00 numtxqueues 1 numrxqueues 1 type veth peer name v9 address 02:00:00:00:0a:09 numtxqueues 1 numrxqueues 1
ip -n nc link set v9 netns $$
r ip link add b0 address 02:00:00:00:0b:00 type bond mode active-backup
r ip link set v9 master b0
r ip -n nc link add link e0 name e0.5 type vlan id 5
ip -n nc link set e0.5 netns $$
r ip link add link e0.5 name e6 type vlan id 6
flush
r ip netns del nc
flush
r ip link
kill $m
rm -f mon.$$
