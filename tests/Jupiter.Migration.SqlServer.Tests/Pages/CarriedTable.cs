using System.Collections.Generic;
using System.Linq;
using System.Text;
using Jupiter.Migration.SqlServer.Options;

namespace Jupiter.Migration.SqlServer.Tests.Pages;

/// <summary>The table of docs/sql-server.md "what is carried, put back, compared, only named": the options from the engine's own list.</summary>
internal static class CarriedTable
{
    private const string Head = "| what | carried | put back | compared | named by |\n|---|---|---|---|---|\n";

    /// <summary>Everything besides the options, with the check that tells it; none for what nobody looks at.</summary>
    public static IReadOnlyList<(string What, string Carried, string PutBack, string Compared, string Check)> Others { get; } =
    [
        ("rows of every table", "in the backup", "—", "every value", "Compare.Table"),
        ("parts that no fingerprint covers (`json`, `vector`)", "in the backup", "—", "no: somebody looks and answers for it", "Compare.Coverage"),
        ("definitions, users, roles, permissions, extended properties", "in the backup", "—", "every definition", "Compare.Schema"),
        ("damage of the old database", "in the backup", "—", "new findings block, those of the trial do not", "Restore.Integrity"),
        ("compatibility level", "in the backup", "—", "the number", "Restore.Compatibility"),
        ("who may come in, read-only, the record of a lock", "in the backup", "opened for all", "yes", "Restore.Access"),
        ("owner of the database", "by the module", "yes", "yes", "Restore.Owner"),
        ("users and their logins", "in the backup, logins in a file of their own", "mapped by name where the SID is unknown", "yes", "Restore.Users"),
        ("logins: name, SID, hash, roles", "in a file of their own", "by `Import-JupiterLogin`", "one by one", "Login.Import"),
        ("collation of the instance", "no", "no", "yes", "Restore.Collation"),
        ("mixed mode", "no", "no", "yes", "Restore.MixedMode"),
        ("statistics", "in the backup", "updated after a change of version", "no", "Restore.Statistics"),
        ("name of the instance, `@@SERVERNAME`", "no", "no", "days before", "Instance.Name"),
        ("port, protocols, SQL Server Browser", "no", "no", "days before", "Instance.Port"),
        ("settings by `sp_configure`", "no", "by an administrator, from a script", "days before", "Instance.Configuration"),
        ("own messages", "no", "by an administrator, from a script", "days before", "Instance.Message"),
        ("linked servers, without logins and passwords", "no", "by an administrator, from a script", "days before", "Instance.LinkedServer"),
        ("rights on the server", "no", "by an administrator, from a script", "days before, where both inventories are detailed", "Instance.Permission"),
        ("credentials", "no", "no: only named", "days before, where both inventories are detailed", "Instance.Credential"),
        ("jobs", "no", "no: only named", "days before", "Instance.Job"),
        ("objects and startup procedures of master", "no", "no: only named", "days before", "Instance.Master"),
        ("triggers of the server", "no", "no: only named", "days before", "Instance.Trigger"),
        ("profiles of Database Mail", "no", "no: only named", "days before", "Instance.Mail"),
        ("trace flags", "no", "no: only named", "days before", "Instance.TraceFlag"),
        ("aliases and data sources (ODBC) of the computer", "no", "no: only named", "days before", "Instance.Alias"),
        ("features of the edition, FILESTREAM, full-text search, contained users", "in the backup", "no: the server has them or not", "days before", "Restore.Features"),
        ("certificate of an encrypted database", "no", "no: by its administrator", "days before", "Restore.Certificate"),
    ];

    /// <summary>The table.</summary>
    public static string Text()
    {
        var table = new StringBuilder(Head);
        foreach (var (what, carried, putBack, compared, check) in Others)
        {
            Row(table, what, carried, putBack, compared, check);
        }

        foreach (var option in DatabaseOptions.All)
        {
            var (carried, putBack) = Words(option);
            Row(table, $"`{option.Name}`", carried, putBack, "yes", "Restore.Options");
        }

        return table.ToString();
    }

    private static (string Carried, string PutBack) Words(DatabaseOption option) => option.Fate switch
    {
        OptionFate.Kept => ("in the backup", "—"),
        OptionFate.PutBack => ("taken away by RESTORE", "where `enableBroker` of the venue consents"),
        OptionFate.Administrator => ("taken away by RESTORE", $"never by us: `{option.StatementFor("Jupiter", DatabaseOptions.On)}`"),
        _ => ("kept by KEEP_CDC", $"its jobs never by us: `{option.StatementFor("Jupiter", DatabaseOptions.On)}`"),
    };

    private static void Row(StringBuilder table, params string[] cells) => table.Append("| ").AppendJoin(" | ", cells.Select(cell => cell)).Append(" |\n");
}
