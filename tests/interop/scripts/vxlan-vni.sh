# The IDs of vxlans that filter them (bridge vni): ranges, remotes, groups, what the forwarding table and listeners see of them, and their end.
t() { echo "$ $*"; "$@"; echo "=> $?"; }
ip link add v0 address 02:00:00:00:01:00 numrxqueues 1 numtxqueues 1 type veth peer name v1 address 02:00:00:00:01:01 numrxqueues 1 numtxqueues 1
sysctl -qw net.ipv6.conf.all.disable_ipv6=1
ip link set v0 up; ip link set v1 up
A="address 02:00:00:00:03:00"
t ip link add x0 $A type vxlan external vnifilter dstport 4789
t ip link add x1 $A type vxlan external vnifilter dstport 4790 dev v0
t ip link add x2 $A type vxlan external vnifilter dstport 4791 dev v0 remote 10.0.0.1
t ip link add x3 $A type vxlan external vnifilter dstport 4789
t ip link add x4 $A type vxlan external dstport 4792
t ip link add x5 $A type vxlan external vnifilter dstport 4793 dev v0 group 239.1.1.9
t bridge vni
L=$(mktemp -d); N=nlw-vni-$$; trap 'ip netns del $N 2>/dev/null; rm -r $L' EXIT
bridge monitor vni > $L/vni & M=$!
bridge monitor fdb > $L/fdb & F=$!
sleep 0.5
for x in x0 x1 x2 x3 x4 x5 v0 nosuch; do
  t bridge vni add dev $x vni 100
  t bridge vni add dev $x vni 100
  t bridge vni add dev $x vni 101-105
  t bridge vni add dev $x vni 103 remote 10.0.0.3
  t bridge vni add dev $x vni 104 remote 10.0.0.4
  t bridge vni add dev $x vni 104 remote 10.0.0.5
  t bridge vni add dev $x vni 105-107 group 239.1.1.1
  t bridge vni add dev $x vni 110 remote 2001:db8::1
  t bridge vni add dev $x vni 111 group ff05::7
  t bridge vni add dev $x vni 50-40
  t bridge vni add dev $x vni 0
  t bridge vni add dev $x vni 0-2
  t bridge vni add dev $x vni 16777215
  t bridge vni add dev $x vni 16777216
  t bridge vni add dev $x vni abc
  t bridge vni add dev $x
  t bridge vni show dev $x
  t bridge -s vni show dev $x
  bridge fdb show dev $x
done
ip link set x0 up; ip link set x1 up; ip link set x2 up; ip link set x3 up
ip maddr show dev v0 | grep 239
t bridge vni add dev x1 vni 200-202 group 239.1.1.2
t bridge vni add dev x1 vni 201 group 239.1.1.3
t bridge vni add dev x1 vni 202
t bridge vni add dev x1 vni 202 group 239.1.1.2
t bridge vni add dev x1 vni 210 group ff05::8
t bridge vni add dev x1 vni 211-213 group 239.1.1.5
t bridge vni delete dev x1 vni 211
t bridge vni delete dev x1 vni 212-213
ip maddr show dev v0 | grep 239
t bridge vni delete dev x1 vni 200
ip maddr show dev v0 | grep 239
ip link set x1 down
ip maddr show dev v0 | grep 239
ip link set x1 up
ip maddr show dev v0 | grep 239
t ip link set x2 type vxlan remote 10.0.0.9
bridge fdb show dev x2
t ip link set x2 type vxlan remote 0.0.0.0
bridge fdb show dev x2
t ip link set x5 type vxlan group 239.1.1.10
bridge fdb show dev x5
t bridge fdb add 02:00:00:00:09:01 dev x0 dst 10.0.0.7 src_vni 100
t bridge fdb append 00:00:00:00:00:00 dev x0 dst 10.0.0.8 src_vni 104
bridge fdb show dev x0
for x in x0 x1 x2; do
  t bridge vni delete dev $x vni 103
  t bridge vni delete dev $x vni 103
  t bridge vni delete dev $x vni 100-106
  t bridge vni delete dev $x vni 104-107
  bridge fdb show dev $x
done
t bridge vni
t bridge -j -p vni
t bridge -d vni
t bridge -s -j vni show dev x0
t bridge vni show vni 110
t ip link add y0 $A type vxlan external vnifilter dstport 4789
t ip link add y0 $A type vxlan external vnifilter dstport 4795
t bridge vni add dev y0 vni 1
t bridge vni add dev y0 vni 300
t ip link del x0
t bridge vni add dev y0 vni 1
t bridge vni show
ip netns add $N
ip link set y0 netns $N
t bridge vni show dev y0
bridge -n $N vni show
bridge -n $N vni add dev y0 vni 400 remote 10.0.0.4
bridge -n $N fdb show dev y0
bridge -n $N vni delete dev y0 vni 300
bridge -n $N vni show
ip netns del $N
ip link del v0
sleep 0.4
t bridge vni
kill $M $F; wait 2>/dev/null
cat $L/vni $L/fdb
