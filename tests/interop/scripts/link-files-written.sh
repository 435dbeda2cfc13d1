# What is written to files of links in /sys/class/net: what they hold then, and why not.
sysctl -qw net.ipv6.conf.default.disable_ipv6=1
ip link add v0 numtxqueues 2 numrxqueues 2 address 02:00:00:00:00:01 type veth peer name v1
ip link add ifb0 type ifb
ip link add br0 type bridge
ip link add vx0 type vxlan id 5 dstport 4789
ip tuntap add tap0 mode tap multi_queue
ip link add mv0 link v0 type macvlan
cd /sys/class/net
w() {
  f=$1
  shift
  for v in "$@"; do
    printf '%s <- %s: ' $f "$v"
    /bin/echo "$v" 2>&1 > $f | sed 's/.*: //' | tr '\n' ' '
    echo "= $(cat $f 2>&1 | tr '\n' ' ')"
  done
}
w v0/gro_flush_timeout 0 5 -1 0x10 010 18446744073709551615 18446744073709551616 abc '' '5 ' 4294967296
w v0/napi_defer_hard_irqs 0 5 -1 2147483647 2147483648 4294967295 abc
w v0/threaded 0 1 abc
w vx0/threaded 1 2 0 abc
w v0/queues/rx-0/rps_cpus 1 3 4 7 f 10 ff 0,1 0,0 , abc -1 '' 0x1 00000003 '1 ' 123456789 1,00000000
w v0/queues/rx-0/rps_flow_cnt 1 3 16 17 4096 65537 abc -1 ''
w v0/queues/tx-0/xps_cpus 1 3 4 f '' abc 0,1
w v0/queues/tx-0/xps_rxqs 1 3 4 f '' abc 0,1
w br0/queues/tx-0/xps_cpus 1 abc
w br0/queues/tx-0/xps_rxqs 1 2
w tap0/queues/tx-0/xps_rxqs 1 '1 1 1' 80000000,00000000
w v0/queues/tx-0/tx_maxrate 0 1 abc
b=ifb0/queues/tx-0/byte_queue_limits
w $b/limit 5 max abc -1 1879048192 1879048193 4294967296 'max '
w $b/limit_min 5 max 1879048193
w $b/limit_max 5 0 max
w $b/hold_time 5 1000 1001 abc 0 4294967295 4294967296 2147483648
w $b/stall_thrs 5 25 1000 508 513 257 0
w $b/stall_max 5 abc
w v0/power/control on auto abc ''
w v0/power/autosuspend_delay_ms 5 abc
w v0/carrier 0 abc
w v0/uevent add abc 'add ' 'add 12345678-1234-1234-1234-123456789abc A=1' 'add 1234'
w v0/proto_down 1 0 abc
w mv0/proto_down 1 0 2 abc
w v0/netdev_group 5 -1 4294967301
ip link set v0 up
ip link set v1 up
ip link set tap0 up
w v0/carrier 0 2 abc
w tap0/carrier 0 abc
ethtool -K v0 gro on
w v0/threaded 1 2
ethtool -K v0 gro off
w v0/threaded 0
ethtool -L v0 rx 2 tx 2
w v0/queues/tx-1/xps_cpus 2
w v0/queues/rx-1/rps_cpus 3
ethtool -L v0 rx 1 tx 1
ls v0/queues
ethtool -L v0 rx 2 tx 2
cat v0/queues/tx-1/xps_cpus v0/queues/rx-1/rps_cpus
echo 1 > v0/address
echo 1 > v0/nosuch
touch v0/zzz
cd /
