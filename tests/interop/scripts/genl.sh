# What genl says of families that ours has.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
for name in nlctrl netdev ethtool tcp_metrics mptcp_pm SEG6 IOAM6 nosuch; do t genl ctrl get name $name; done
for id in 0x10 0x14 0x1b 0x1c 0x1d 0x1e 0x99; do t genl ctrl get id $id; done
for name in nlctrl netdev ethtool tcp_metrics mptcp_pm SEG6 IOAM6 nosuch; do t genl ctrl policy name $name; done
t genl ctrl policy name mptcp_pm op 1
t genl ctrl policy name SEG6 op 2
t genl ctrl policy name SEG6 op 99
t genl ctrl bogus
