# What IPv4 addresses bring and take: local, broadcast and network routes.
ip link add v0 address 02:00:00:00:01:00 type veth peer name v1 address 02:00:00:00:01:01
ip link set v0 up
ip link set v1 up
sleep 1
ip -4 monitor route address & M=$!
sleep 0.4
ip addr add 10.0.0.1/24 dev v0 brd +
ip addr add 10.0.0.2/24 dev v0 brd +
ip addr add 10.0.0.3/24 dev v0 brd 10.0.0.77
ip addr add 10.0.0.3/16 dev v0 brd 10.0.0.77
ip addr add 10.0.1.3/16 dev v0 brd 10.0.0.77
ip addr add 10.0.0.1/16 dev v0
ip addr add 10.0.0.1/20 dev v0 brd +
ip addr del 10.0.0.3/24 dev v0
ip addr del 10.0.0.2/24 dev v0
ip addr del 10.0.0.1/24 dev v0
ip addr del 10.0.0.1/16 dev v0
ip addr add 10.0.0.1/24 dev v0
ip addr add 10.0.0.2/24 dev v0
ip addr del 10.0.0.1/24 dev v0
ip addr add 10.0.7.1 peer 10.0.7.2 dev v0
ip addr add 10.0.7.1/24 dev v0
ip addr del 10.0.7.1 peer 10.0.7.2 dev v0
ip link del v0
sleep 0.4
kill $M
