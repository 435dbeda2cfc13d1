# IPv4 routes that are lost with the source address that they choose, in the order in which ip monitor tells of them.
sysctl -qw net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add v0 address 02:00:00:00:0a:00 type veth peer name p0
ip link set v0 up; ip link set p0 up
ip addr add 10.0.0.1/24 dev v0
ip addr add 10.0.0.2/24 dev v0
ip addr add 10.9.9.9/32 dev lo
for d in 192.0.2.0/24 20.0.0.0/8 10.128.0.0/9 192.0.2.0/25 192.0.0.0/16 172.16.0.0/12 172.16.0.0/16 8.8.8.8 200.0.0.0/8; do
  ip route add $d via 10.0.0.254 src 10.9.9.9
done
ip route add 20.0.0.0/8 via 10.0.0.254 src 10.9.9.9 metric 5
ip route add 20.0.0.0/8 via 10.0.0.253 src 10.9.9.9 metric 3
ip route append 20.0.0.0/8 via 10.0.0.253 src 10.9.9.9 metric 5
ip route add 20.0.0.0/8 via 10.0.0.253 src 10.9.9.9 metric 2 tos 0x10
ip route add 20.0.0.0/8 via 10.0.0.253 metric 4
ip route add 30.0.0.0/8 via 10.0.0.254 src 10.9.9.9 table 100
ip route add default via 10.0.0.254 src 10.9.9.9
ip -o monitor route & m=$!
sleep 0.3
ip addr del 10.9.9.9/32 dev lo
sleep 0.3
echo "# a secondary address"
for d in 3 1 5 2 4; do ip route add 192.$d.0.0/24 dev v0 src 10.0.0.2; done
ip addr del 10.0.0.2/24 dev v0
sleep 0.3
echo "# a primary address, and the secondary one with it"
ip addr add 10.0.0.2/24 dev v0
for d in 3 1 5 2 4; do ip route add 192.$d.0.0/24 dev v0 src 10.0.0.2; done
ip route add 192.9.0.0/24 dev v0 src 10.0.0.1
ip addr del 10.0.0.1/24 dev v0
sleep 0.3
ip route show table all
kill $m
