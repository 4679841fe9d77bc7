using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>The system procedures that the double knows.</summary>
internal static class ProcedureCalls
{
    private static readonly Dictionary<string,
        (string[] Parameters, Action<BatchRun, object?[], SqlType?[]> Run)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sp_addextendedproperty"] = (ExtendedProperties.Parameters, ExtendedProperties.Add),
        ["sp_updateextendedproperty"] = (ExtendedProperties.Parameters, ExtendedProperties.Update),
        ["sp_dropextendedproperty"] = (ExtendedProperties.NamesOnly, ExtendedProperties.Drop),
        ["sp_addsrvrolemember"] = (["loginame", "rolename"], AddServerRoleMember),
        ["sp_addrolemember"] = (["rolename", "membername"], (run, a, _) => PrincipalStatements.AddRoleMember(run, Text(a[0]), Text(a[1]))),
        ["sp_configure"] = (["configname", "configvalue"], (run, a, _) => ServerSettings.Configure(run, Text(a[0]), a[1])),
        ["sp_dropserver"] = (["server", "droplogins"], LocalServerName.Drop),
        ["sp_addserver"] = (["server", "local", "duplicate_ok"], LocalServerName.Add),
        ["xp_instance_regread"] = (["rootkey", "key", "value_name"], ReadRegistry),
        ["xp_fixeddrives"] = ([], FixedDrives),
    };

    public static void Execute(BatchRun run, ExecuteStatement statement)
    {
        var specification = statement.ExecuteSpecification;
        if (specification.Variable is not null || specification.LinkedServer is not null || specification.ExecuteContext is not null
            || statement.Options is { Count: > 0 }
                || specification.ExecutableEntity is not ExecutableProcedureReference { ProcedureReference.ProcedureReference: { } reference } call)
        {
            throw SqlException.Unknown("this form of EXECUTE");
        }

        var name = reference.Name.BaseIdentifier.Value;
        var schema = reference.Name.SchemaIdentifier?.Value;
        if (!Known.TryGetValue(name, out var procedure) || (schema is not null && schema.ToUpperInvariant() is not ("SYS" or "DBO")))
        {
            throw run.Session.SchemaOf(run.Database).FindModule(schema ?? "dbo", name) is null
                && !name.StartsWith("sp_", StringComparison.OrdinalIgnoreCase)
                && !name.StartsWith("xp_", StringComparison.OrdinalIgnoreCase)
                ? new SqlException(2812, 16, $"Could not find stored procedure '{name}'.", 62)
                : SqlException.Unknown("the procedure " + name);
        }

        var values = new object?[procedure.Parameters.Length];
        var types = new SqlType?[values.Length];
        foreach (var (parameter, i) in call.Parameters.Select((parameter, i) => (parameter, i)))
        {
            var at = parameter.Variable is null ? i
                : Array.FindIndex(procedure.Parameters, one =>
                one.Equals(parameter.Variable.Name.TrimStart('@'), StringComparison.OrdinalIgnoreCase));
            if (at < 0 || at >= values.Length)
            {
                throw new SqlException(8145, 16, $"{parameter.Variable?.Name} is not a parameter for procedure {name}.");
            }

            (values[at], types[at]) = ValueOf(run, parameter.ParameterValue);
        }

        procedure.Run(run, values, types);
    }

    public static string Text(object? value) => value as string ?? "";

    private static (object? Value, SqlType Type) ValueOf(BatchRun run, ScalarExpression expression) => expression switch
    {
        VariableReference variable => (run.Variable(variable.Name).Value, run.Variable(variable.Name).Type),
        IdentifierLiteral identifier => (identifier.Value, SqlTypes.Name),
        StringLiteral text =>
            (text.Value, text.IsNational ? SqlTypes.NVarChar(Math.Max(1, text.Value.Length))
            : SqlTypes.VarChar(Math.Max(1, text.Value.Length))),
        NullLiteral => (null, SqlTypes.Name),
        IntegerLiteral => (run.Evaluate(expression, SqlTypes.Int), SqlTypes.Int),
        BinaryLiteral => (run.Evaluate(expression, SqlTypes.VarBinary(8000)), SqlTypes.VarBinary(8000)),
        _ => throw SqlException.Unknown("a parameter that is a " + expression.GetType().Name),
    };

    private static void AddServerRoleMember(BatchRun run, object?[] a, SqlType?[] types)
    {
        Rights.RequireNoTransaction(run, 15002, "The procedure 'sys.sp_addsrvrolemember' cannot be executed within a transaction.");
        if (!ServerPrincipals.IsRole(Text(a[1])))
        {
            throw new SqlException(15402, 11, $"'{Text(a[1])}' is not a fixed server role.");
        }

        if (!run.Session.Login.IsAdministrator && !run.Session.Login.Roles.Contains(Text(a[1])))
        {
            throw new SqlException(15247, 16, "User does not have permission to perform this action.");
        }

        lock (run.Instance.Databases.Gate)
        {
            var login = run.Instance.Principals.FindLogin(Text(a[0]))
                ?? throw new SqlException(15007, 16, $"'{Text(a[0])}' is not a valid login or you do not have permission.");
            login.Roles.Add(Text(a[1]));
        }

        run.Done();
    }

    private static void ReadRegistry(BatchRun run, object?[] a, SqlType?[] types)
    {
        var (name, facts) = (Text(a[2]), run.Instance.Facts);
        var data = name.ToUpperInvariant() switch
        {
            "DEFAULTDATA" => facts.DataPath.TrimEnd('\\'),
            "DEFAULTLOG" => facts.LogPath.TrimEnd('\\'),
            "BACKUPDIRECTORY" => facts.BackupPath.TrimEnd('\\'),
            _ => throw SqlException.Unknown("the registry value " + name),
        };
        run.Sink.Columns([new ResultColumn("Value", SqlTypes.NVarChar(128)), new ResultColumn("Data", SqlTypes.NVarChar(1000))]);
        run.Sink.Row([name, data]);
        run.Done(1);
    }

    private static void FixedDrives(BatchRun run, object?[] a, SqlType?[] types)
    {
        run.Sink.Columns([new ResultColumn("drive", SqlTypes.VarChar(1)), new ResultColumn("MB free", SqlTypes.Int)]);
        if (run.Instance.Options.IsOnLinux)
        {
            run.Done(0);
            return;
        }

        run.Sink.Row(["C", Math.Min(int.MaxValue, Disk.FreeBytes(run.Instance) >> 20)]);
        foreach (var (drive, free) in run.Instance.Options.OtherDrives)
        {
            run.Sink.Row([drive.ToString(), free >> 20]);
        }

        run.Done(1 + run.Instance.Options.OtherDrives.Count);
    }
}
