using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.SqlServer.Errors;

/// <summary>One message of SQL Server, or of SqlClient on its behalf.</summary>
/// <param name="Number">Its number, by which causes are told apart: the text follows the language of the server.</param>
/// <param name="Severity">Its severity: an error from 11 on.</param>
/// <param name="Text">The server's words.</param>
internal sealed record ServerMessage(int Number, byte Severity, string Text)
{
    /// <summary>Says that the others before it have failed, and nothing about why.</summary>
    private const int AbnormalEnd = 3013;

    private const int BackupFailed = 3041;

    /// <summary>Everything that an exception carries.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>The messages, in the server's order.</returns>
    public static IReadOnlyList<ServerMessage> Of(SqlException exception) =>
        exception.Errors.Cast<SqlError>().Select(error => new ServerMessage(error.Number, error.Class, error.Message)).ToArray();

    /// <summary>The message that names the cause: the first error that is not only the end of others.</summary>
    /// <param name="messages">The messages.</param>
    /// <returns>The cause.</returns>
    public static ServerMessage CauseAmong(IReadOnlyList<ServerMessage> messages) =>
        messages.FirstOrDefault(message => message.Severity > 10 && message.Number is not (AbnormalEnd or BackupFailed))
        ?? messages.FirstOrDefault(message => message.Severity > 10 && message.Number != AbnormalEnd)
        ?? messages.FirstOrDefault(message => message.Severity > 10)
        ?? messages[0];

    /// <summary>All messages in one line, each with its number and without the point at its end, which the sentence around it has.</summary>
    /// <param name="messages">The messages.</param>
    /// <returns>The line.</returns>
    public static string Describe(IReadOnlyList<ServerMessage> messages) => string.Join("; ", messages.Select(message =>
        message.Number.ToString(CultureInfo.InvariantCulture) + ": " + PrintableText.Marked(message.Text.Replace("\r\n", " ").Replace('\n', ' ')).TrimEnd(' ', '.')));
}
