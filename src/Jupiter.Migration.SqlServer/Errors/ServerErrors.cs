using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Authentication;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.SqlServer.Errors;

/// <summary>Names the causes behind SqlClient's exceptions, by number or type and never by text, which follows the server's language.</summary>
internal static class ServerErrors
{
    private const byte FatalSeverity = 20;
    private const int LastOfWindows = 15999;

    /// <summary>The named error of a failure while a connection was being made.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="address">The server.</param>
    /// <returns>The error.</returns>
    public static MigrationException WhileConnecting(SqlException exception, ServerAddress address)
    {
        var messages = ServerMessage.Of(exception);
        var cause = TlsCause(exception, address) ?? SecurityPackage.CauseOf(messages, address) ?? CauseOf(messages)
            ?? (HasAnswered(messages) ? nameof(SR.ServerRefuses) : nameof(SR.ServerNotReached));
        return Because(cause, address.Text, messages, address, exception);
    }

    /// <summary>The named error of a failure in the middle of work.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="subject">What was worked on: a database, a file.</param>
    /// <param name="address">The server.</param>
    /// <returns>The error.</returns>
    public static MigrationException WhileWorking(SqlException exception, string subject, ServerAddress address)
    {
        var messages = ServerMessage.Of(exception);
        var isLost = exception.Class >= FatalSeverity;
        var cause = CauseOf(messages)
            ?? (isLost
                ? nameof(SR.ConnectionLost)
                : nameof(SR.EngineFailed));
        return Because(cause, subject, messages, address, exception);
    }

    /// <summary>The named error of messages that came without an exception.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="subject">What was worked on.</param>
    /// <param name="address">The server.</param>
    /// <returns>The error.</returns>
    public static MigrationException Of(IReadOnlyList<ServerMessage> messages, string subject, ServerAddress address) => Because(
        CauseOf(messages) ?? nameof(SR.EngineFailed), subject, messages, address, null);

    /// <summary>Whether an error tells of the way to the server, and so nothing about what was asked of it.</summary>
    /// <param name="error">The error.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsOfConnection(MigrationException error) => error.ErrorId is nameof(SR.ConnectionLost) or nameof(SR.ServerNotReached)
        or nameof(SR.ServerTimedOut) or nameof(SR.SessionEnded) or nameof(SR.TlsFailed) or nameof(SR.SqlBrowserSilent)
        or nameof(SR.SqlInstanceElsewhere) or nameof(SR.SqlTcpDisabled);

    // 3041 and 3013 only say that something failed: whoever stands beside them is the cause.
    private static string? CauseOf(IReadOnlyList<ServerMessage> messages)
    {
        var main = ServerMessage.CauseAmong(messages);
        if (ServerErrorTable.Find(main.Number) is { } cause)
        {
            return cause;
        }

        foreach (var message in messages)
        {
            if (message.Severity > 10 && ServerErrorTable.Find(message.Number) is { } other)
            {
                return other;
            }
        }

        return null;
    }

    // Errors of the way have no number, a negative one, or one of Windows, whose numbers end at 15999, at a severity that ends the connection.
    // Any other is the server's own answer, at whatever severity it gives it.
    private static bool HasAnswered(IReadOnlyList<ServerMessage> messages) =>
        messages.Any(message => message is { Number: > 0, Severity: > 10 and < FatalSeverity } or { Number: > LastOfWindows, Severity: >= FatalSeverity });

    // A certificate that was refused has no cause of its own below; a handshake that failed has the system's.
    private static string? TlsCause(Exception exception, ServerAddress address)
    {
        for (var inner = exception.InnerException; inner is not null; inner = inner.InnerException)
        {
            // TDS 8 begins with the handshake: a server that does not speak it hangs up there.
            if (inner is IOException && address.Access.Encryption == ConnectionEncryption.Strict)
            {
                return nameof(SR.TlsFailed);
            }

            if (inner is AuthenticationException)
            {
                return inner.InnerException is null
                    ? nameof(SR.ServerCertificateNotTrusted)
                    : nameof(SR.TlsFailed);
            }
        }

        return null;
    }

    private static MigrationException Because(
        string cause, string subject, IReadOnlyList<ServerMessage> messages, ServerAddress address, Exception? inner)
    {
        var words = cause is nameof(SR.DatabaseExists) or nameof(SR.DatabaseNotFound) ? address.Text : ServerMessage.Describe(messages);
        return MigrationException.Because(cause, subject, inner, subject, words, address.Text);
    }
}
