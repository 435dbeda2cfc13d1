# Everything that ip address takes for IPv4, and how it is said wrongly.
t() { echo "$ $*"; "$@"; echo "=> $?"; }
ip link add v0 numtxqueues 1 numrxqueues 1 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02 numtxqueues 1 numrxqueues 1
ip link set lo up; ip link set v0 up; ip link set v1 up; sleep 2
t ip addr add
t ip addr add 1.2.3.4
t ip addr add dev v0
t ip addr add 1.2.3 dev v0
t ip addr add 1.2.3.4.5 dev v0
t ip addr add 300.2.3.4 dev v0
t ip addr add 1.2.3.4/40 dev v0
t ip addr add 1.2.3.4/-1 dev v0
t ip addr add 1.2.3.4/24 dev nosuch
t ip addr add 1.2.3.4/24 dev v0
t ip addr add 1.2.3.4/24 dev v0
t ip addr add 1.2.3.4/25 dev v0
t ip addr add 1.2.3.5/24 dev v0 brd +
t ip addr add 1.2.3.6/24 dev v0 brd -
t ip addr add 1.2.3.7/24 brd 9.9.9.9 dev v0 label v0:x
t ip addr add 1.2.3.8/24 dev v0 label other
t ip addr add 1.2.3.9/24 dev v0 label v0:toolonglabelname
t ip addr add 10.0.0.1 peer 10.0.0.2 dev v0
t ip addr add 10.0.0.1 peer 10.0.0.3/24 dev v0
t ip addr add 10.1.0.1/24 dev v0 scope link
t ip addr add 10.1.0.2/24 dev v0 scope host
t ip addr add 10.1.0.3/24 dev v0 scope 77
t ip addr add 10.1.0.4/24 dev v0 scope bogus
t ip addr add 10.2.0.1/24 dev v0 metric 50
t ip addr add 10.2.0.2/24 dev v0 valid_lft 100 preferred_lft 200
t ip addr add 10.2.0.2/24 dev v0 valid_lft 0
t ip addr add 10.2.0.2/24 dev v0 valid_lft 200 preferred_lft 100
t ip addr add 10.2.0.3/24 dev v0 valid_lft forever preferred_lft 0
t ip addr add 10.3.0.1/24 dev v0 noprefixroute
t ip addr add 10.4.0.1/24 dev v0 nodad home
t ip addr add 10.5.0.1/24 dev v0 anycast 1.1.1.1
t ip addr add 224.0.0.1/24 dev v0
t ip addr add 0.0.0.0 dev v0
t ip addr add 255.255.255.255 dev v0
t ip addr add 127.0.0.5/8 dev v0
t ip addr add 10.6.0.1/24 dev v0 proto 5
t ip addr show v0
t ip addr show dev v0 scope link
t ip addr show dev v0 label 'v0:*'
t ip addr show to 10.0.0.0/8
t ip addr show to 1.2.3.4/32
t ip addr show primary
t ip addr show secondary
t ip addr show deprecated
t ip addr show dynamic
t ip addr show permanent
t ip addr show up
t ip addr show type veth
t ip addr show master v1
t ip -4 -o addr show
t ip -br addr | sed 's/fe80:[^ ]*//g'
t ip addr change 10.2.0.2/24 dev v0 valid_lft 50 preferred_lft 40
t ip addr change 10.77.0.2/24 dev v0
t ip addr replace 10.78.0.2/24 dev v0
t ip addr del 10.78.0.2 dev v0
t ip addr del 10.78.0.2/25 dev v0
t ip addr del 10.78.0.2/24
t ip addr del 10.78.0.2/24 dev v1
t ip addr del 10.78.0.2/24 dev v0 label foo
t ip addr flush dev v0 label 'v0:*'
t ip addr flush dev v0 to 1.2.3.0/24
t ip addr flush
t ip addr flush dev nosuch
t ip -4 addr show v0
t ip route show table all | grep -v fe80
t ip -s -s addr flush dev v0 scope global
t ip -4 addr
