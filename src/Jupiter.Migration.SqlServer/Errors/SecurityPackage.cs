using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.SqlServer.Errors;

/// <summary>
/// What Windows says of TLS and of its accounts while a connection is made: SSPI's numbers, 0x80090300 to 0x800903FF (winerror.h), and
/// SqlClient's own error without a number when there is no SSPI context. None of them says that a server is off.
/// </summary>
internal static class SecurityPackage
{
    private const uint First = 0x80090300;
    private const uint Last = 0x800903FF;
    private const byte NoContextSeverity = 11;
    private const int ConnectionReset = 10054;

    // Target unknown, log-on denied, no credentials, no authority.
    private static readonly HashSet<uint> OfAccounts = [0x80090303, 0x8009030C, 0x8009030E, 0x80090311];

    // Wrong principal, untrusted root, unknown, expired.
    private static readonly HashSet<uint> OfCertificates = [0x80090322, 0x80090325, 0x80090327, 0x80090328];

    /// <summary>The cause, or null when none of the messages is from there.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="address">The server, and as whom it was entered.</param>
    /// <returns>The cause.</returns>
    public static string? CauseOf(IReadOnlyList<ServerMessage> messages, ServerAddress address)
    {
        if (messages.FirstOrDefault(message => unchecked((uint)message.Number) is >= First and <= Last) is { } message)
        {
            var number = unchecked((uint)message.Number);
            return OfAccounts.Contains(number) ? nameof(SR.WindowsAccountNotProved)
                : OfCertificates.Contains(number) ? nameof(SR.ServerCertificateNotTrusted)
                : nameof(SR.TlsFailed);
        }

        if (address.Access.Credential is null && messages.Any(one => one is { Number: 0, Severity: NoContextSeverity }))
        {
            return nameof(SR.WindowsAccountNotProved);
        }

        // Whoever ends a connection before its login is there, and did not like the handshake.
        return messages.Any(one => one.Number == ConnectionReset) ? nameof(SR.TlsFailed) : null;
    }
}
