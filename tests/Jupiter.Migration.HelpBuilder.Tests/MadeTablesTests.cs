using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Jupiter.Migration.HelpBuilder.Tests;

/// <summary>The tables of the documents say what the registers say. build/write-docs writes them again.</summary>
public sealed class MadeTablesTests(ImportedModule module) : IClassFixture<ImportedModule>
{
    private readonly MadeTables _tables = new(new Registers(module));

    [Fact]
    public void Every_page_has_the_checks_and_errors_of_the_registers()
    {
        foreach (var (culture, cmdlet) in Pages())
        {
            Compare(Repository.PagePath(culture, cmdlet), page => _tables.Page(culture, cmdlet, page));
        }
    }

    [Fact]
    public void The_clauses_are_traced_to_the_checks_of_the_register() => Compare(Repository.Document("traceability.md"), _tables.Traceability);

    [Fact]
    public void Every_check_stands_on_a_page_and_on_the_same_in_both_languages()
    {
        var areas = module.Commands.ToDictionary(cmdlet => cmdlet.Name, cmdlet => _tables.Areas(File.ReadAllText(Repository.PagePath("en-US", cmdlet.Name))).ToArray());

        Assert.Equal(new Registers(module).Checks.Select(check => check.Area).Distinct().Order(), areas.Values.SelectMany(area => area).Distinct().Order());
        Assert.All(areas, page => Assert.Equal(page.Value, _tables.Areas(File.ReadAllText(Repository.PagePath("ru-RU", page.Key)))));
    }

    [Fact]
    public void Every_error_stands_on_a_page()
    {
        var registers = new Registers(module);

        Assert.Equal(registers.Errors, registers.Errors.Intersect(module.Commands.SelectMany(cmdlet => registers.ErrorsOf(cmdlet.Name))));
    }

    private (string Culture, string Cmdlet)[] Pages() => module.Commands.SelectMany(cmdlet => Repository.Cultures.Select(culture => (culture, cmdlet.Name))).ToArray();

    private static void Compare(string path, Func<string, string> made)
    {
        var page = made(File.ReadAllText(path));
        if (Environment.GetEnvironmentVariable("JUPITER_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.Equal(page, File.ReadAllText(path));
    }
}
