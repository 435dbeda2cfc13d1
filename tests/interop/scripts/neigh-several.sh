# Several neighbours, and those that IPv6 makes.
ip link add v0 address 02:00:00:00:01:00 type veth peer name v1 address 02:00:00:00:01:01
ip link set v0 up
ip link set v1 up
ip addr add 10.0.0.1/24 dev v0
for i in 2 3 4 5 6 7 8 9; do ip neigh add 10.0.0.$i lladdr 02:00:00:00:09:0$i dev v0; ip neigh add 2001:db8::$i lladdr 02:00:00:00:09:0$i dev v1; done
ip neigh
ip neigh show dev v1
ip -s neigh show dev v0
ip neigh show 10.0.0.4/30
sleep 3
ip neigh show nud all
ip -s neigh flush dev v0 nud permanent
ip neigh flush all nud permanent
ip neigh
