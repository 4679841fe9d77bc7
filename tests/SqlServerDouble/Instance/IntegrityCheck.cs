using System.Globalization;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>DBCC CHECKDB, which asks SQLite.</summary>
internal static class IntegrityCheck
{
    private static readonly ResultColumn[] Columns =
    [
        new("Error", SqlTypes.Int), new("Level", SqlTypes.Int), new("State", SqlTypes.Int), new("MessageText", SqlTypes.NVarChar(4000)),
        new("RepairLevel", SqlTypes.NVarChar(22)), new("Status", SqlTypes.Int), new("DbId", SqlTypes.Int), new("DbFragId", SqlTypes.Int),
        new("ObjectId", SqlTypes.Int), new("IndexId", SqlTypes.Int), new("PartitionId", SqlTypes.BigInt),
            new("AllocUnitId", SqlTypes.BigInt),
        new("RidDbId", SqlTypes.Int), new("RidPruId", SqlTypes.Int), new("File", SqlTypes.Int), new("Page", SqlTypes.Int),
            new("Slot", SqlTypes.Int),
        new("RefDbId", SqlTypes.Int), new("RefPruId", SqlTypes.Int), new("RefFile", SqlTypes.Int), new("RefPage", SqlTypes.Int),
            new("RefSlot", SqlTypes.Int),
        new("Allocation", SqlTypes.Int),
    ];

    public static void Run(BatchRun run, DbccStatement statement)
    {
        if (statement.Command == DbccCommand.TraceStatus)
        {
            InstanceSurroundings.TraceStatus(run);
            return;
        }

        if (statement.Command != DbccCommand.CheckDB || statement.Literals.Count > 1)
        {
            throw SqlException.Unknown("DBCC " + statement.Command);
        }

        var name = statement.Literals.Count == 0 ? run.Database.Name : run.TextOf(statement.Literals[0].Value) ?? "";
        var isTable = false;
        foreach (var option in statement.Options)
        {
            isTable |= option.OptionKind == DbccOptionKind.TableResults;
            if (option.OptionKind is not (DbccOptionKind.TableResults or DbccOptionKind.NoInfoMessages or DbccOptionKind.AllErrorMessages
                or DbccOptionKind.DataPurity or DbccOptionKind.PhysicalOnly or DbccOptionKind.TabLock))
            {
                throw SqlException.Unknown("DBCC CHECKDB WITH " + option.OptionKind);
            }
        }

        run.Session.Command = "DBCC CHECKDB";
        var database = run.Session.Open(name);
        Rights.RequireOwner(run, database, 7983, "User does not have permission to run DBCC CHECKDB.");
        var problems = run.Session.Connection.Query($"PRAGMA {database.Alias}.integrity_check(100)").Select(row => (string)row[0]!).Where(
            text => text != "ok").Select(problem => (Number: 8928, Text: Message(database, problem)))
            .Concat(database.Traits.Damage.Select(damage => Numbered(string.Format(CultureInfo.InvariantCulture, damage, database.Name)))).ToArray();
        if (isTable)
        {
            // With TABLERESULTS and without a problem there is no rowset.
            if (problems.Length > 0)
            {
                run.Sink.Columns(Columns);
                foreach (var problem in problems)
                {
                    var row = new object?[Columns.Length];
                    (row[0], row[1], row[2], row[3], row[4], row[5], row[6]) = ((long)problem.Number, 16L, 1L, problem.Text,
                        "repair_allow_data_loss", 0L, (long)database.Id);
                    run.Sink.Row(row);
                }
            }

            run.Done(problems.Length > 0 ? problems.Length : null);
            return;
        }

        if (problems.Length > 0)
        {
            throw new SqlException([.. problems.Select(problem => new SqlMessage(problem.Number, 16, problem.Text))]);
        }

        run.Done();
    }

    // With TABLERESULTS a message that ends the check is a row as well, and the statement succeeds.
    private static (int Number, string Text) Numbered(string damage) => damage.Split(": ", 2) is [var number, var text]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? (given, text) : (8928, damage);

    private static string Message(DatabaseModel database, string problem) =>
        $"Object ID 0, index ID 0 of database '{database.Name}': Page could not be processed. {problem}";
}
