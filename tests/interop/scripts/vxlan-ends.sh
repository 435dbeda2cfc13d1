# Both ends of a vxlan, each in a namespace of its own: what they count of what the kernel sends by itself, whom they know then.
N=nlw-$$
trap 'for x in a b; do ip netns del $N-$x 2>/dev/null; done' EXIT
for x in a b; do
  ip netns add $N-$x
  for set in router_solicitation_delay=0 router_solicitations=1 disable_ipv6=1; do
    ip netns exec $N-$x sysctl -qw net.ipv6.conf.default.$set
  done
done
ip -n $N-a link add v0 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02 netns $N-b
ip -n $N-a addr add 10.0.0.1/24 dev v0
ip -n $N-b addr add 10.0.0.2/24 dev v1
ip -n $N-a link set v0 up
ip -n $N-b link set v1 up
for x in a b; do ip netns exec $N-$x sysctl -qw net.ipv6.conf.default.disable_ipv6=0; done
ip -n $N-b link add x1 address 02:00:00:00:01:02 type vxlan id 1 remote 10.0.0.1 dstport 4789
ip -n $N-b link set x1 up
sleep 3.5
for x in "a v0" "b v1" "b x1"; do ip -n $N-${x% *} -s link show dev ${x#* } | grep -v link/ether; done
for x in a b; do ip -n $N-$x neigh | cut -d' ' -f1-5; done
ip -n $N-a link add x0 address 02:00:00:00:01:01 type vxlan id 1 remote 10.0.0.2 dstport 4789
ip -n $N-a link set x0 up
sleep 3.5
for x in "a x0" "b x1"; do ip -n $N-${x% *} -s link show dev ${x#* }; done
for x in "a x0" "b x1"; do ip netns exec $N-${x% *} bridge fdb show dev ${x#* }; done
