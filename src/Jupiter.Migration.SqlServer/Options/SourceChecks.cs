using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Errors;
using Jupiter.Migration.SqlServer.Names;
using Jupiter.Migration.SqlServer.Rows;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Options;

/// <summary>
/// What a database will ask of another server and what a restore will not bring, while the old server is on and somebody can still do
/// something about it (clause R2).
/// </summary>
internal sealed class SourceChecks(ServerSession session, string database)
{
    private static readonly CheckDefinition Features = CheckRegister.Find("Database.Features");
    private static readonly CheckDefinition PageVerify = CheckRegister.Find("Database.PageVerify");
    private static readonly CheckDefinition SuspectPages = CheckRegister.Find("Database.SuspectPages");
    private static readonly CheckDefinition Log = CheckRegister.Find("Database.Log");

    private static readonly string[] Used = ["has_filestream", "has_fulltext_index"];

    /// <summary>Checks.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The results. What nothing can compare is Unknown: it blocks until somebody answers for it.</returns>
    public IEnumerable<CheckResult> Run(CancellationToken cancellation)
    {
        var options = DatabaseOptions.Read(session, cancellation);
        yield return CheckFeatures(options);
        var verify = options["page_verify_option_desc"];
        yield return PageVerify.Result(verify == "CHECKSUM" ? CheckStatus.Pass : CheckStatus.Warning, database, "CHECKSUM", verify);
        yield return CheckSuspectPages(cancellation);
        yield return CheckLog(cancellation);
        var tables = TablePlans.Read(session, cancellation).Select(plan => (SqlName.Join([plan.Schema, plan.Table]), plan.Incomparable));
        foreach (var result in DatabaseComparison.Uncovered(tables))
        {
            yield return result;
        }
    }

    private CheckResult CheckFeatures(IReadOnlyDictionary<string, string> options)
    {
        if (DatabaseOptions.FeaturesOf(options) is not { } features)
        {
            return Features.Result(CheckStatus.Unknown, database, SR.FeaturesKnown, SR.RightsMissing.With("VIEW DATABASE STATE"));
        }

        var needed = features.Concat(Used.Where(options.IsOn))
            .Concat(options.TryGetValue("containment_desc", out var containment) && containment != "NONE" ? ["CONTAINMENT = " + containment] : [])
            .Concat(DatabaseOptions.All.Where(option => option.Fate is OptionFate.Administrator && options.IsOn(option.Name)).Select(option => option.Name))
            .Distinct(StringComparer.Ordinal).ToArray();
        return needed.Length == 0
            ? Features.Result(CheckStatus.Pass, database, SR.FeaturesKnown, SR.FeaturesNone)
            : Features.Result(CheckStatus.Warning, database, SR.FeaturesKnown, string.Join(", ", needed));
    }

    // A page that was noted may be sound again; what it is worth the trial's check of the whole copy says (Microsoft, "Manage the suspect_pages table").
    private CheckResult CheckSuspectPages(CancellationToken cancellation)
    {
        try
        {
            var pages = session.Query(
                Statement.Text("Options/suspect-pages"), row => (Place: $"{row.GetInt32(0)}:{row.GetInt64(1)}", At: row.GetDateTime(2)), cancellation);
            return pages.Count == 0
                ? SuspectPages.Result(CheckStatus.Pass, database, SR.SuspectPagesNone, SR.SuspectPagesNone)
                : SuspectPages.Result(
                    CheckStatus.Warning, database, SR.SuspectPagesNone, SR.SuspectPagesFound.With(pages.Count, pages[0].At, string.Join(", ", pages.Take(10).Select(page => page.Place))));
        }
        catch (MigrationException e) when (!ServerErrors.IsOfConnection(e))
        {
            return SuspectPages.Result(CheckStatus.Unknown, database, SR.SuspectPagesNone, e.Message);
        }
    }

    // A restore makes the log as large as it was, and needs that room; one that nobody backs up only grows.
    private CheckResult CheckLog(CancellationToken cancellation)
    {
        var (model, waits, log, data) = session.One(
            Statement.Text("Options/sizes"), row => (row.GetString(0), row.GetString(1), Bytes(row, 2), Bytes(row, 3)), cancellation);
        return Log.Result(
            model != "SIMPLE" && log > data ? CheckStatus.Warning : CheckStatus.Pass,
            database,
            SR.LogSmallerThanData,
            SR.LogSize.With(model, waits, log / 1e9, data / 1e9));
    }

    private static long Bytes(SqlDataReader row, int column) => row.IsDBNull(column) ? 0 : row.GetInt64(column);
}
