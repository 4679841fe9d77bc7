using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Errors;

namespace Jupiter.Migration.SqlServer.Tests.Failures;

/// <summary>docs/sql-server-errors.md, made of the failures that the tests let happen.</summary>
internal static class ErrorPage
{
    /// <summary>The page.</summary>
    public static string Text()
    {
        var page = new StringBuilder(
            """
            # Errors of SQL Server

            Which message of the server becomes which ErrorId, what the failure leaves, and what to do. Causes are told apart by number, never
            by words, which follow the language of the server; the server's words stand whole in the message. 3013 and 3041 only say that
            something failed: they are never the cause while another message stands beside them.

            This page is made by `tests/Jupiter.Migration.SqlServer.Tests` of the failures that it lets happen (`JUPITER_WRITE_DOCS=1` writes
            it again). They have happened on this project's double of SQL Server, not on a real one.

            ## Tried, one by one


            """.ReplaceLineEndings("\n"));
        AddTable(page, ["command", "numbers", "at", "ErrorId", "what is left", "remedy"], Tried());
        page.Append(
            """

            Failures of the connection itself leave nothing either: nothing has begun.

            ## Told apart as well


            """.ReplaceLineEndings("\n"));
        AddTable(page, ["numbers", "ErrorId", "remedy"], Others());
        page.Append(
            """

            Negative numbers, 20, 31 and 258 come from SqlClient and the system, not from the server. Every other number is EngineFailed, and ServerRefuses at the login.

            """.ReplaceLineEndings("\n"));
        return page.ToString();
    }

    private static IEnumerable<string[]> Tried()
    {
        foreach (var failure in FailureCases.All)
        {
            yield return
            [
                failure.Operation.Cmdlet(), failure.Numbers, failure.At, failure.ErrorId, failure.Left.Words(), Remedy(failure.ErrorId),
            ];
        }

        foreach (var refusal in ConnectionCase.All)
        {
            yield return Connecting(refusal.Message.Number.ToString(CultureInfo.InvariantCulture), "the login", refusal.ErrorId);
        }

        yield return Connecting("any other of the server", "the login", "ServerRefuses");
        yield return Connecting("-2, 258", "a server that falls silent", "ServerTimedOut");
        yield return Connecting("any other", "an address where nobody listens", "ServerNotReached");
        yield return Connecting("any", "a TLS handshake that fails", "TlsFailed");
        yield return Connecting("any", "a certificate that nobody vouches for", "ServerCertificateNotTrusted");
    }

    private static IEnumerable<string[]> Others()
    {
        var tried = FailureCases.All.SelectMany(failure => failure.Messages)
            .Concat(ConnectionCase.All.Select(refusal => refusal.Message)).Select(message => message.Number).ToHashSet();
        return ServerErrorTable.All.Where(row => !tried.Contains(row.Key)).GroupBy(row => row.Value, row => row.Key)
            .OrderBy(group => group.Key, System.StringComparer.Ordinal)
            .Select(group => new[] { string.Join(", ", group.Order()), group.Key, Remedy(group.Key) });
    }

    private static string[] Connecting(string numbers, string at, string errorId) =>
        [NightOperation.Connect.Cmdlet(), numbers, at, errorId, Left.Nothing.Words(), Remedy(errorId)];

    private static string Remedy(string errorId) =>
        SR.ResourceManager.GetString(errorId + "_Remedy", CultureInfo.InvariantCulture)!.Replace("{0}", "NAME", System.StringComparison.Ordinal)
            .Replace("|", "\\|", System.StringComparison.Ordinal);

    private static void AddTable(StringBuilder page, string[] titles, IEnumerable<string[]> rows)
    {
        AddRow(page, titles);
        AddRow(page, [.. titles.Select(_ => "---")]);
        foreach (var row in rows)
        {
            AddRow(page, row);
        }
    }

    private static void AddRow(StringBuilder page, string[] cells) => page.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
