# Sourced. A network segment of which this computer remembers a machine that was heard and one that somebody wrote down by hand; Wine shows
# the memory of Linux as that of Windows. At its other end stands KASSA-1, which is also the way out, by which nothing goes. Needs root.
segment_name=jmwin$$
segment_subnet=198.18.251
segment_card=02-FC-00-00-00-0A
segment_listener=

start_segment() {
    [ "$(id -u)" -eq 0 ] && command -v ip >/dev/null || return 1
    ip link add "$segment_name" type veth peer name "${segment_name}p" &&
        ip addr add "$segment_subnet.1/24" dev "$segment_name" &&
        ip link set "$segment_name" up &&
        ip netns add "$segment_name" &&
        ip link set "${segment_name}p" netns "$segment_name" &&
        ip -n "$segment_name" addr add "$segment_subnet.20/24" dev "${segment_name}p" &&
        ip -n "$segment_name" addr add "$segment_subnet.21/24" dev "${segment_name}p" &&
        ip -n "$segment_name" link set "${segment_name}p" up &&
        ip route add default via "$segment_subnet.20" dev "$segment_name" metric 4000000 &&
        ip neigh replace "$segment_subnet.10" lladdr "${segment_card//-/:}" dev "$segment_name" nud reachable &&
        ip neigh replace "$segment_subnet.12" lladdr 02:fc:00:00:00:0c dev "$segment_name" nud permanent || return 1

    ip netns exec "$segment_name" perl "$here/neighbour.pl" KASSA-1 "$segment_card" 1433 5655 &
    segment_listener=$!
} 2>/dev/null

stop_segment() {
    [ -z "$segment_listener" ] || kill "$segment_listener"
    segment_listener=
    ip link del "$segment_name"
    ip netns del "$segment_name"
} 2>/dev/null
