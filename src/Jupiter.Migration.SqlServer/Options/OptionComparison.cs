using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Options;

/// <summary>Holds the options of a restored database against those of its source, and puts back what the venue consents to (clause R4b).</summary>
internal sealed class OptionComparison(ServerSession session, string database, string nameInTheEnd)
{
    private static readonly CheckDefinition Options = CheckRegister.Find("Restore.Options");

    private readonly string _database = database;

    /// <summary>Compares.</summary>
    /// <param name="recorded">What the manifest says of the backup, or null.</param>
    /// <param name="enableBroker">Whether the venue consents to messages being delivered again.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>A warning for each option that is another than at the source; one result when there is none.</returns>
    public IEnumerable<CheckResult> Run(BackupSet? recorded, bool enableBroker, CancellationToken cancellation)
    {
        if (recorded is not { Options.Count: > 0 })
        {
            return [Options.Result(CheckStatus.Warning, _database, SR.OptionsAsAtSource, SR.NotRecorded)];
        }

        var now = DatabaseOptions.Read(session, cancellation);
        var results = DatabaseOptions.All.Where(option => recorded.Options.ContainsKey(option.Name) && now.ContainsKey(option.Name))
            .Select(option => Compare(option, recorded.Options[option.Name], now[option.Name], enableBroker, cancellation))
            .OfType<CheckResult>().ToArray();
        return results.Length > 0 ? results : [Options.Result(CheckStatus.Pass, _database, SR.OptionsAsAtSource, SR.OptionsAsAtSource)];
    }

    private CheckResult? Compare(DatabaseOption option, string before, string now, bool enableBroker, CancellationToken cancellation)
    {
        var needsServer = option.Fate == OptionFate.NeedsServer && before == DatabaseOptions.On;
        if (before == now && !needsServer)
        {
            return null;
        }

        if (option.Fate == OptionFate.PutBack && enableBroker)
        {
            return PutBack(option, before);
        }

        var statement = option.StatementFor(nameInTheEnd, before);
        return Options.Warning(option.Name, before, now, statement.Length == 0
            ? SR.OptionDiffersRemedy
            : (option.Fate == OptionFate.Administrator ? SR.OptionOfAdministratorRemedy : SR.OptionSetRemedy).With(statement));

        CheckResult PutBack(DatabaseOption lost, string value)
        {
            try
            {
                session.ExecuteLong(Statement.Text("Options/enable-broker", ("database", _database)), _database, cancellation);
                return Options.Result(CheckStatus.Pass, lost.Name, value, SR.OptionPutBack);
            }
            catch (MigrationException e) when (e.ErrorId is nameof(SR.ServerPermissionDenied) or nameof(SR.EngineFailed) or nameof(SR.DatabaseInUse))
            {
                return Options.Warning(lost.Name, value, e.Message, SR.OptionSetRemedy.With(lost.StatementFor(nameInTheEnd, value)));
            }
        }
    }
}
