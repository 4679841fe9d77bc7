using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Statements;

/// <summary>What -WhatIf -Verbose shows can be read, pasted and run: whole statements without a parameter or a token left, whatever the names.</summary>
public sealed class StatementPreviewTests
{
    private static readonly SqlServerEngine Engine = new();

    [Theory]
    [InlineData("Jupiter", @"D:\Night\Jupiter.bak")]
    [InlineData("x]; DROP DATABASE [y]--", @"D:\Ночь\it's here.bak")]
    public void Every_statement_is_whole(string database, string backupFile)
    {
        Assert.All(Previews(database, backupFile), text =>
        {
            var script = (TSqlScript)new TSql100Parser(true).Parse(new StringReader(text), out var errors);
            Assert.True(errors.Count == 0, text);
            Assert.Single(Assert.Single(script.Batches).Statements);
            var variables = new Variables();
            script.Accept(variables);
            Assert.Empty(variables.Names);
            Assert.DoesNotContain("$(", text.Replace(database, "", System.StringComparison.Ordinal), System.StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_backup_and_its_restore_name_the_file_and_the_database()
    {
        var backup = Engine.PreviewBackup("Кафе", "/b.bak");
        Assert.StartsWith("BACKUP DATABASE [Кафе] TO DISK = N'/b.bak' WITH CHECKSUM", backup[0], System.StringComparison.Ordinal);
        Assert.Contains(Engine.PreviewRestore("/b.bak", "Кафе"), text => text.Contains("[Кафе.incoming] MODIFY NAME = [Кафе]", System.StringComparison.Ordinal));
        Assert.DoesNotContain(Engine.PreviewRestore("/b.bak", "Кафе"), text => text.Contains("REPLACE", System.StringComparison.Ordinal));
    }

    private static IEnumerable<string> Previews(string database, string backupFile) => Engine.PreviewBackup(database, backupFile)
        .Concat(Engine.PreviewRestore(backupFile, database)).Concat(Engine.PreviewLock(database)).Concat(Engine.PreviewUnlock(database));

    private sealed class Variables : TSqlFragmentVisitor
    {
        public List<string> Names { get; } = [];

        // A procedure's arguments have the names of variables, which stand before their values.
        public override void ExplicitVisit(ExecuteParameter node) => node.ParameterValue.Accept(this);

        public override void Visit(VariableReference node) => Names.Add(node.Name);
    }
}
