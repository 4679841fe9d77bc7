using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases;

/// <summary>The pages that people read before a night say what the steps are: docs/procedure.md and docs/procedure.ru.md.</summary>
public sealed partial class ProcedurePageTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void The_tables_have_every_step_in_its_order_as_the_procedure_has_it(string language)
    {
        var page = ProcedurePage.Of(language);
        if (Environment.GetEnvironmentVariable("JUPITER_WRITE_DOCS") == "1")
        {
            File.WriteAllText(page.FilePath, page.Made());
        }

        Assert.Equal(page.Made(), ProcedurePage.Of(language).Text);
        Assert.Equal(4, page.Text.Split("<!-- steps: ").Length - 1);
    }

    [Fact]
    public void The_schema_knows_every_action()
    {
        var path = Path.Combine(Repository.Root, "schemas", "procedure.schema.json");
        var made = Actions().Replace(
            File.ReadAllText(path), actions => actions.Groups[1].Value + string.Join(",\n", Enum.GetNames<StepAction>().Select(name => $"              \"{name}\"")) + "\n");
        if (Environment.GetEnvironmentVariable("JUPITER_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, made);
        }

        Assert.Equal(made, File.ReadAllText(path));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void Every_cmdlet_of_a_page_is_one_of_the_module(string language)
    {
        var commands = Path.Combine(Repository.Root, "src", "Jupiter.Migration", "Commands");
        var strangers = Cmdlet().Matches(ProcedurePage.Of(language).Text).Select(match => match.Value).Distinct()
            .Where(name => !File.Exists(Path.Combine(commands, name.Replace("-", "", StringComparison.Ordinal) + "Command.cs")));

        Assert.Empty(strangers);
    }

    [GeneratedRegex(@"(""action"": \{\s*""type"": ""string"",\s*""enum"": \[\n)(?:\s*""\w+"",?\n)+")]
    private static partial Regex Actions();

    [GeneratedRegex(@"\b[A-Z][a-z]+-(Single)?Jupiter\w+")]
    private static partial Regex Cmdlet();
}
