# A machine on the segment: it takes connections at its ports, and tells its name and its card by NetBIOS ("NODE STATUS RESPONSE", RFC 1002 4.2.18).
use strict;
use IO::Socket::INET;
my ($name, $card, @ports) = @ARGV;

# Connections wait in the queues, which is as good as taken.
my @open = map { IO::Socket::INET->new(LocalPort => $_, Listen => 64, ReuseAddr => 1) or die $! } @ports;
my $udp = IO::Socket::INET->new(LocalPort => 137, Proto => 'udp') or die $!;
my $status = pack('C', 2) . join('', map { pack('A15 C n', $name, $_, 0x0400) } 0x00, 0x20) . pack('H12', $card =~ s/-//gr) . "\0" x 40;
while (defined $udp->recv(my $question, 576)) {
    $udp->send(substr($question, 0, 2) . pack('n5', 0x8400, 0, 1, 0, 0) . substr($question, 12, 34) . pack('n2 N n', 0x21, 1, 0, length $status) . $status);
}
