using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CsCheck;
using Jupiter.Migration.Servers.Preparation;
using Jupiter.Migration.Servers.Surroundings;
using Jupiter.Migration.SqlServer.Scripts;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Instance;

/// <summary>
/// The scripts that an administrator gets: T-SQL for 2008 and newer, which does what the inventory says and nothing else, whatever stands in it.
/// </summary>
public sealed class InstanceScriptTests
{
    private static readonly Gen<string> Hostile = Gen.String[Gen.Char["abЖ[]'\"$()N-;/* \n\r\t\u2028\u0085\uFFFD🍕"], 1, 40];

    [Fact]
    public void What_can_be_said_in_T_SQL_is_said_and_the_rest_is_named()
    {
        var scripts = Write(
            [Item(InstanceItemKind.Configuration, "cost threshold for parallelism", ("value_in_use", "0")), Item(InstanceItemKind.Configuration, "xp_cmdshell", ("value_in_use", "0"))],
            Item(InstanceItemKind.Configuration, "cost threshold for parallelism", ("value_in_use", "4")),
            Item(InstanceItemKind.Configuration, "xp_cmdshell", ("value_in_use", "1")),
            Item(InstanceItemKind.Message, "50001 1049", Message("50001", "1049", "Смена «%s» не закрыта")),
            Item(InstanceItemKind.Message, "50001 1033", Message("50001", "1033", "The shift isn't closed")),
            Item(InstanceItemKind.LinkedServer, "BUH", ("product", "SQL Server"), ("provider", "SQLNCLI"), ("is_rpc_out_enabled", "True"), ("has_provider_string", "1")),
            Item(InstanceItemKind.ServerPermission, "watcher VIEW SERVER STATE SERVER", Permission("watcher", "VIEW SERVER STATE", "GRANT")),
            Item(InstanceItemKind.Job, "Ночной обмен", ("enabled", "1")));

        Assert.Equal(["1-settings.sql", "2-messages.sql", "3-linked-servers.sql", "4-permissions.sql", "5-by-hand.sql"], scripts.Select(script => script.FileName));
        Assert.Equal(
            ["EXEC sys.sp_configure N'show advanced options', 1;", "EXEC sys.sp_configure N'cost threshold for parallelism', 4;"],
            Lines(scripts[0]).Where(line => line.StartsWith("EXEC", StringComparison.Ordinal)));
        Assert.Contains("-- EXEC sys.sp_configure N'xp_cmdshell', 1;", Lines(scripts[0]));
        var messages = Calls(scripts[1]);
        Assert.Equal(["The shift isn't closed", "Смена «%s» не закрыта"], messages.Select(call => call["msgtext"]));
        Assert.Equal([("sp_addlinkedserver", "BUH"), ("sp_serveroption", "BUH")], Calls(scripts[2]).Select(call => (call[""], call["server"])));
        Assert.DoesNotContain("SQLNCLI", Calls(scripts[2])[0].Values);
        Assert.Contains("GRANT VIEW SERVER STATE TO [watcher];", Lines(scripts[3]));
        Assert.All(scripts, AssertInMaster);
        Assert.Contains("Ночной обмен", scripts[4].Text, StringComparison.Ordinal);
        Assert.Empty(Statements(scripts[4]));
    }

    [Fact]
    public void What_is_there_already_is_replaced_by_nobody()
    {
        var old = Item(InstanceItemKind.Message, "50001 1033", Message("50001", "1033", "old"));
        var scripts = Write(
            [Item(InstanceItemKind.Message, "50001 1033", Message("50001", "1033", "new")), Item(InstanceItemKind.LinkedServer, "buh", ("product", "x"))],
            old, Item(InstanceItemKind.LinkedServer, "BUH", ("product", "y")));

        Assert.All(scripts, script => Assert.Empty(Statements(script)));
    }

    [Theory]
    [InlineData("VIEW SERVER STATE TO public; DROP DATABASE [x]; --", "SERVER", "GRANT")]
    [InlineData("VIEW SERVER STATE\nTO x", "SERVER", "GRANT")]
    [InlineData("VIEW SERVER STATE", "SERVER_PRINCIPAL", "GRANT")]
    [InlineData("VIEW SERVER STATE", "SERVER", "REVOKE")]
    [InlineData("", "SERVER", "GRANT")]
    public void A_right_that_is_none_of_the_server_is_named_only(string right, string kind, string state) =>
        Assert.All(
            Write([], Item(InstanceItemKind.ServerPermission, "x", ("name", "x"), ("permission_name", right), ("class_desc", kind), ("state_desc", state))),
            script => Assert.Empty(Statements(script)));

    [Theory]
    [InlineData(InstanceItemKind.Configuration, "value_in_use", "1; SHUTDOWN")]
    [InlineData(InstanceItemKind.Message, "message_id", "50001; SHUTDOWN")]
    [InlineData(InstanceItemKind.Message, "severity", "99")]
    [InlineData(InstanceItemKind.Message, "language_id", "-1")]
    public void A_number_that_is_none_is_named_only(InstanceItemKind kind, string detail, string value)
    {
        var details = Message("50001", "1033", "x").Where(one => one.Item1 != detail).Append((detail, value)).ToArray();

        Assert.DoesNotContain(Write([Item(InstanceItemKind.Configuration, "x")], Item(kind, "x", details)).SelectMany(script => Lines(script)),
            line => line.Contains("SHUTDOWN", StringComparison.Ordinal) && !line.StartsWith("--", StringComparison.Ordinal));
    }

    [Fact]
    public void Whatever_the_names_and_texts_are_they_come_out_as_they_went_in_or_stand_in_a_comment() => Gen.Select(Hostile, Hostile).Sample((name, text) =>
    {
        var scripts = Write(
            [Item(InstanceItemKind.Configuration, name)],
            Item(InstanceItemKind.Configuration, name, ("value_in_use", "7")),
            Item(InstanceItemKind.Message, name, Message("50001", "1033", text)),
            Item(InstanceItemKind.LinkedServer, name, ("product", text), ("provider", text), ("data_source", text), ("catalog", text), ("collation_name", text), ("has_provider_string", "1")),
            Item(InstanceItemKind.ServerPermission, name, Permission(name, "VIEW SERVER STATE", "GRANT_WITH_GRANT_OPTION")),
            Item(InstanceItemKind.Job, name, ("enabled", text)),
            Item(InstanceItemKind.TraceFlag, text));
        var isWhole = !name.Contains('\uFFFD', StringComparison.Ordinal);
        var isTextWhole = isWhole && !text.Contains('\uFFFD', StringComparison.Ordinal);
        var calls = scripts.SelectMany(Calls).ToArray();

        Assert.All(calls.Where(call => call[""] == "sp_addmessage"), call => Assert.Equal(text, call["msgtext"]));
        Assert.All(calls.Where(call => call[""] == "sp_addlinkedserver"), call => Assert.Equal((name, text, text, text), (call["server"], call["srvproduct"], call["datasrc"], call["catalog"])));
        Assert.Equal(isTextWhole ? 1 : 0, calls.Count(call => call[""] == "sp_addmessage"));
        Assert.Equal(isTextWhole ? 1 : 0, calls.Count(call => call[""] == "sp_addlinkedserver"));
        Assert.Equal(isTextWhole ? 1 : 0, calls.Count(call => call[""] == "sp_serveroption"));
        var grants = scripts.SelectMany(Statements).OfType<GrantStatement>().ToArray();
        Assert.Equal(isWhole ? 1 : 0, grants.Length);
        Assert.All(grants, grant => Assert.Equal(name, grant.Principals[0].Identifier.Value));
        Assert.All(scripts.SelectMany(Statements), statement => Assert.True(statement is ExecuteStatement or GrantStatement or DeclareVariableStatement or ReconfigureStatement or UseStatement));
        Assert.All(scripts, AssertInMaster);
    }, iter: 2000);

    [Theory]
    [InlineData("max degree of parallelism")]
    [InlineData("max server memory (MB)")]
    [InlineData("affinity mask")]
    [InlineData("max worker threads")]
    public void What_follows_the_hardware_is_left_to_whoever_knows_it(string setting)
    {
        var script = Assert.Single(Write([Item(InstanceItemKind.Configuration, setting, ("value_in_use", "0"))], Item(InstanceItemKind.Configuration, setting, ("value_in_use", "4"))));

        Assert.Contains($"-- EXEC sys.sp_configure N'{setting}', 4;", Lines(script));
        Assert.Single(Statements(script).OfType<ExecuteStatement>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Oracle")]
    public void A_linked_server_has_a_product_also_where_it_is_empty(string product)
    {
        var call = Calls(Assert.Single(Write([], Item(InstanceItemKind.LinkedServer, "BUH", [.. ScriptDetails(("product", product)), ("provider", "MSDASQL"), ("data_source", "buh")]))))[0];

        Assert.Equal((product, "MSDASQL", "buh"), (call["srvproduct"], call["provider"], call["datasrc"]));
    }

    // As the inventory has them: what is empty is not in it.
    private static IEnumerable<(string, string)> ScriptDetails((string Name, string Value) detail) => detail.Value.Length > 0 ? [detail] : [];

    // The server gives rights on itself in master only (4621), and whoever runs the script may be in another database.
    private static void AssertInMaster(InstanceScript script)
    {
        var statements = Statements(script).ToArray();
        if (statements.Any(statement => statement is GrantStatement or DenyStatement))
        {
            Assert.Equal("master", Assert.IsType<UseStatement>(statements[0]).DatabaseName.Value);
        }
    }

    private static IReadOnlyList<InstanceScript> Write(InstanceItem[] there, params InstanceItem[] missing) =>
        new SqlServerScripts().Write(Instance(missing), Instance(there), missing);

    private static InstanceInventory Instance(InstanceItem[] items) =>
        new() { ServerInstance = "JUPITER", Product = "SQL Server", Version = "16.0", MachineName = "JUPITER", Items = items };

    private static InstanceItem Item(InstanceItemKind kind, string name, params (string Name, string Value)[] details) =>
        new() { Kind = kind, Name = name, Details = [.. details.Select(detail => new ItemDetail { Name = detail.Name, Value = detail.Value })] };

    private static (string, string)[] Message(string id, string language, string text) =>
        [("message_id", id), ("language_id", language), ("severity", "16"), ("is_event_logged", "True"), ("text", text)];

    private static (string, string)[] Permission(string name, string right, string state) =>
        [("name", name), ("permission_name", right), ("class_desc", "SERVER"), ("state_desc", state)];

    private static string[] Lines(InstanceScript script) => script.Text.Split("\r\n");

    private static IEnumerable<TSqlStatement> Statements(InstanceScript script)
    {
        var parsed = (TSqlScript)new TSql100Parser(true).Parse(new StringReader(script.Text), out var errors);
        Assert.True(errors.Count == 0, script.Text);
        return parsed.Batches.SelectMany(batch => batch.Statements);
    }

    // Each call of a procedure: its name under "", its texts by argument.
    private static IReadOnlyList<Dictionary<string, string>> Calls(InstanceScript script) =>
        [.. Statements(script).OfType<ExecuteStatement>().Select(statement => (ExecutableProcedureReference)statement.ExecuteSpecification.ExecutableEntity)
            .Select(call => call.Parameters.Where(parameter => parameter is { Variable: not null, ParameterValue: StringLiteral })
                .ToDictionary(parameter => parameter.Variable.Name[1..], parameter => ((StringLiteral)parameter.ParameterValue).Value)
                .Append(new("", call.ProcedureReference.ProcedureReference.Name.BaseIdentifier.Value)).ToDictionary())];
}
