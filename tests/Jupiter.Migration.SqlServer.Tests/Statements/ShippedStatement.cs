using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServer.Tests.Statements;

/// <summary>A .sql file of the engine as it stands in the repository.</summary>
internal sealed record ShippedStatement(string Path, string Versions, string Rights, string Text)
{
    private static readonly (string Name, Func<TSqlParser> Parser)[] Parsers =
    [
        ("2008 R2", () => new TSql100Parser(true)),
        ("2012", () => new TSql110Parser(true)),
        ("2014", () => new TSql120Parser(true)),
        ("2016", () => new TSql130Parser(true)),
        ("2017", () => new TSql140Parser(true)),
        ("2019", () => new TSql150Parser(true)),
        ("2022", () => new TSql160Parser(true)),
        ("2025", () => new TSql170Parser(true)),
    ];

    public static IEnumerable<ShippedStatement> All()
    {
        var folder = RepositoryPath("src", "Jupiter.Migration.SqlServer", "Statements");
        foreach (var file in Directory.EnumerateFiles(folder, "*.sql", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(file);
            var name = System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/')[..^".sql".Length];
            yield return new ShippedStatement(name, Header(text, "-- Versions: "), Header(text, "-- Rights: "), text);
        }
    }

    /// <summary>A parser for each version that the header claims.</summary>
    public IEnumerable<(string Version, TSqlParser Parser)> ClaimedParsers()
    {
        var since = Versions.Replace(" and newer", "", StringComparison.Ordinal).Replace(" SP1", "", StringComparison.Ordinal);
        var first = Array.FindIndex(Parsers, parser => parser.Name == since);
        return first < 0
            ? throw new InvalidOperationException($"{Path}: the header claims no known version: {Versions}")
            : Parsers.Skip(first).Select(parser => (parser.Name, parser.Parser()));
    }

    internal static string RepositoryPath(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Jupiter.Migration.sln")))
        {
            folder = folder.Parent;
        }

        return System.IO.Path.Combine([folder!.FullName, .. parts]);
    }

    private static string Header(string text, string start) =>
        text.Split('\n').FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal))?[start.Length..].Trim() ?? "";
}
