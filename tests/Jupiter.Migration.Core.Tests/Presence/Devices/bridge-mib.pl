#!/usr/bin/perl
# Serves BRIDGE-MIB (RFC 4188), or with a second argument "vlan" the table of Q-BRIDGE-MIB (RFC 4363) instead, of a Linux bridge to
# net-snmp's snmpd by pass_persist. Debian's snmp-bridge-mib needs a module of Perl that is seldom there, and remembers for a minute.
# What goes over the wire is encoded by snmpd.
use strict;
use warnings;

my ($bridge, $vlan) = @ARGV;
my $sys = "/sys/class/net/$bridge";
$| = 1;

sub text { my ($path) = @_; open(my $file, '<', $path) or return ''; local $/; my $text = <$file>; $text =~ s{\s+$}{}; return $text; }

# Each row: numbers below 1.3.6.1.2.1.17, type, value.
sub rows {
    my @rows = (['1.1.0', 'octet', join(' ', split(/:/, text("$sys/address")))]);
    push @rows, ['4.2.0', 'integer', int(text("$sys/bridge/ageing_time") / 100)];
    my %ports;
    for my $port (glob("$sys/brif/*")) {
        my ($name) = $port =~ m{([^/]+)$};
        my $number = hex(text("$port/port_no"));
        push @rows, ["1.4.1.2.$number", 'integer', text("/sys/class/net/$name/ifindex")];
    }
    my $packed = '';
    if (open(my $file, '<:raw', "$sys/brforward")) { local $/; $packed = <$file> // ''; }
    for (my $at = 0; $at + 16 <= length $packed; $at += 16) {
        my ($card, $low, $local, $age, $high) = unpack('a6 C C V C', substr($packed, $at, 16));
        my $index = join('.', unpack('C6', $card));
        my ($port, $status) = ($low + 256 * $high, $local ? 4 : 3);
        push @rows, $vlan ? ["7.1.2.2.1.2.1.$index", 'integer', $port] : ["4.3.1.2.$index", 'integer', $port];
        push @rows, $vlan ? ["7.1.2.2.1.3.1.$index", 'integer', $status] : ["4.3.1.3.$index", 'integer', $status];
    }
    return sort { compare($a->[0], $b->[0]) } map { ["1.3.6.1.2.1.17.$_->[0]", $_->[1], $_->[2]] } @rows;
}

sub compare {
    my @left = split(/\./, $_[0]);
    my @right = split(/\./, $_[1]);
    while (@left && @right) {
        my $order = shift(@left) <=> shift(@right);
        return $order if $order;
    }
    return @left <=> @right;
}

while (my $question = <STDIN>) {
    chomp $question;
    if ($question eq 'PING') { print "PONG\n"; next; }
    my $name = <STDIN>;
    last unless defined $name;
    chomp $name;
    $name =~ s/^\.//;
    my ($row) = grep { $question eq 'get' ? $_->[0] eq $name : compare($_->[0], $name) > 0 } rows();
    print $row ? ".$row->[0]\n$row->[1]\n$row->[2]\n" : "NONE\n";
}
