# arp(8): neighbours and proxies by ioctl, with and without a link, and what is wrong of them.
t() { echo "$ $*"; "$@"; echo "=> $?"; }
ip link add v0 numtxqueues 1 numrxqueues 1 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02 numtxqueues 1 numrxqueues 1
ip link set lo up; ip link set v0 up; ip link set v1 up; ip addr add 10.0.0.1/24 dev v0
t arp -s 10.0.0.5 02:00:00:00:00:55
t arp -n
t arp -s 10.0.0.6 02:00:00:00:00:66 temp
t arp -s 10.77.0.6 02:00:00:00:00:66
t arp -i v0 -s 10.0.0.7 02:00:00:00:00:77
t arp -i lo -s 10.0.0.7 02:00:00:00:00:77
t arp -i nosuch -s 10.0.0.7 02:00:00:00:00:77
t arp -s 10.0.0.8 zz
t arp -an 10.0.0.6
t arp -n 10.0.0.99
t arp -d 10.0.0.5
t arp -d 10.0.0.5
t arp -d 10.0.0.99
# Whose address it is says which link a proxy is on.
t arp -s 10.0.0.9 02:00:00:00:00:99 pub
t arp -s 10.0.0.9 02:00:00:00:00:01 pub
t ip neigh show proxy
t arp -i v1 -s 10.0.0.10 02:00:00:00:00:02 pub
t arp -Ds 10.0.0.11 v1 pub
t ip neigh show proxy
t arp -i v0 -d 10.0.0.9 pub
t arp -i v1 -d 10.0.0.10 pub
t arp -i v1 -d 10.0.0.11 pub
t ip neigh show proxy
ip link del v0
