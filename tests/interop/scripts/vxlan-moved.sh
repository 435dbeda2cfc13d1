# A vxlan that left the namespace it was made in: its entries tell where their remotes are, here and as they change.
N=vm$$; say() { sed "s/$N/N/g"; }
trap 'ip netns del $N 2>/dev/null; rm -f /tmp/$N' EXIT
ip netns add $N; ip link add vx address 02:42:00:00:01:02 type vxlan id 4097 dstport 4789; bridge fdb add 02:42:0a:00:00:01 dev vx dst 10.9.9.8
ip link set vx netns $N; ip -n $N monitor neigh > /tmp/$N & monitor=$!
sleep .5; bridge -n $N fdb add 02:42:0a:00:00:05 dev vx dst 10.9.9.9 self permanent; bridge -n $N fdb append 00:00:00:00:00:00 dev vx dst 10.9.9.10 port 4790 vni 5 self
bridge -n $N fdb show dev vx | sort; bridge -n $N fdb get 02:42:0a:00:00:05 dev vx self; bridge -n $N fdb del 02:42:0a:00:00:05 dev vx; sleep .3; kill $monitor; wait 2>/dev/null; cat /tmp/$N
ip -n $N netns list-id | wc -l; ip -n $N link set vx netns $$; bridge fdb show dev vx | sort
# A group of next hops keeps who made it, one that leads somewhere does not.
ip link set lo up; ip nexthop add id 1 dev lo proto bgp; ip nexthop add id 2 dev lo proto zebra; ip nexthop add id 9 group 1/2 proto zebra
ip nexthop replace id 1 dev lo proto ospf; ip nexthop replace id 2 dev lo; ip nexthop replace id 9 group 1,3/2 proto bgp; ip nexthop
