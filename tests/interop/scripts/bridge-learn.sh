# What bridges learn of what the kernel sends by itself: where addresses are, which groups are wanted.
L=$(mktemp -d)
ip link add br0 address 02:00:00:00:00:10 type bridge
for i in 1 2; do ip link add p$i address 02:00:00:00:00:0$i numtxqueues 1 numrxqueues 1 type veth peer name q$i address 02:00:00:00:00:2$i numtxqueues 1 numrxqueues 1; ip link set p$i master br0; done
bridge monitor fdb > $L/f & P=$!
bridge monitor mdb > $L/m & P="$P $!"
sleep 0.4
for x in br0 p1 p2 q1 q2; do ip link set $x up; done
sleep 2.6
bridge fdb show br br0 | sort
bridge mdb show | sort
ip addr add 2001:db8::77/64 dev q1 nodad; ip addr add 239.1.2.3/32 dev q2 autojoin
sleep 0.4
bridge mdb show | sort
ip addr del 2001:db8::77/64 dev q1
bridge link set dev p2 fastleave on
ip addr del 239.1.2.3/32 dev q2
sleep 0.4
bridge mdb show | sort
sleep 2.5
bridge mdb show | sort
ip neigh show nud all dev br0 | sort
ip link set q1 address 02:00:00:00:00:33
ip addr add 2001:db8::78/64 dev q1 nodad
sleep 0.4
bridge fdb show br br0 | grep -v permanent | sort
ip link set q1 down; sleep 0.4
bridge fdb show br br0 | grep -v permanent | sort
bridge mdb show | sort
bridge link set dev p1 learning off; ip link set q1 up; sleep 0.3; bridge fdb show br br0 | grep -v permanent | sort
ip link set br0 type bridge mcast_snooping 0; bridge mdb show
kill $P; wait 2>/dev/null
sort $L/f; sort $L/m; rm -r $L
