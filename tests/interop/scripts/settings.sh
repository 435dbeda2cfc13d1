ip link add v0 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02
cat /proc/sys/net/ipv6/conf/v0/mtu /proc/sys/net/ipv4/conf/v0/forwarding
cat /proc/sys/net/ipv6/conf/nosuch/mtu
echo 1 > /proc/sys/net/ipv4/conf/v0/promote_secondaries; cat /proc/sys/net/ipv4/conf/v0/promote_secondaries
ip addr add 10.0.0.1/24 dev v0; ip addr add 10.0.0.2/24 dev v0; ip addr del 10.0.0.1/24 dev v0; ip addr show v0
echo 1 > /proc/sys/net/ipv6/conf/v0/disable_ipv6
ip link set v0 up; ip link set v1 up; sleep 2.5; ip -6 addr
echo 0 > /proc/sys/net/ipv6/conf/v0/disable_ipv6; ip -6 addr show v0 | grep -c inet6
echo 0 > /proc/sys/net/ipv6/conf/v1/accept_dad; ip addr add 2001:db8::1/64 dev v1; ip addr show v1 | grep 2001
cat /proc/sys/net/ipv4/ip_forward; echo 1 > /proc/sys/net/ipv4/ip_forward; cat /proc/sys/net/ipv4/ip_forward; ip netconf show dev v0
read x < /proc/sys/net/ipv4/conf/all/forwarding; echo $x
python3 -c "
f=open('/proc/sys/net/ipv4/conf/v0/arp_ignore','r+'); print(f.read()); f.seek(0); f.write('2'); f.flush(); print(open('/proc/sys/net/ipv4/conf/v0/arp_ignore').read()); f.close()
"
