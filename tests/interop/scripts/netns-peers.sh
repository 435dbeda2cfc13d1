# The other end of a veth, and what a link lies on, in other namespaces than the link's and the asker's: which ids are told.
N=nlw-$$
say() { sed "s/$N/N/g; s/$$/PID/g"; }
for x in 1 2 3 4; do ip netns add $N-$x; done
trap 'for x in 1 2 3 4; do ip netns del $N-$x 2>/dev/null; done' EXIT
ip -n $N-2 netns set $N-3 100
show() { ip -n $1 -d -j link show dev foo 2>&1 | say | grep -o '"link_netnsid":[0-9-]*\|"link":"[^"]*"\|"link_index":[0-9]*\|"ifindex":[0-9]*\|does not exist.*'; }
c() { # source netns link-netns peer
 echo "== $*" | say; tgt=${2:-$1}; [ -n "$tgt" ] || tgt=$1
 for typ in veth; do
  ip -n $1 link add ${2:+netns $2} ${3:+link-netns $3} foo type $typ ${4:+peer netns $4} 2>&1 | say
  show $tgt; for x in 1 2 3 4; do ip -n $N-$x -br link | say | sed 's/[0-9a-f][0-9a-f]:[0-9a-f:]*/MAC/'; done
  ip -n $tgt link del foo 2>&1 | say
 done; }
a=$N-1 b=$N-2 d=$N-3 e=$N-4
c $a; c $a $b; c $b "" $d; c $a $b $d; c $b "" "" $d; c $a $b "" $d; c $b "" $b $d; c $a $b $e $d; c $a "" $a $a; c $a $a; c $d $b $a $a
ip -n $d link add dum address 02:00:00:00:00:09 type bridge
for typ in macvlan macvtap vxlan; do
 o=""; [ $typ = vxlan ] && o="id 5 dstport 4789 dev dum"
 l="link dum"; [ $typ = vxlan ] && l=""
 for k in "$d||" "$d|$b|" "$b||$d" "$a|$b|$d" "$a||$b"; do
  IFS='|' read s n k <<X
$k
X
  echo "== $typ $s $n $k" | say
  ip -n $s link add ${n:+netns $n} ${k:+link-netns $k} $l foo type $typ $o 2>&1 | say
  show ${n:-$s}; ip -n ${n:-$s} link del foo 2>&1 | say
 done
done
for x in 1 2 3 4; do echo $x; ip -n $N-$x netns list-id | say; done
