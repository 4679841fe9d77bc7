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
    public static TheoryData<string, string> Tables => new()
    {
        { "en", "server-replacement" }, { "en", "server-replacement.back" }, { "en", "os-reinstall" }, { "en", "os-reinstall.back" },
        { "ru", "server-replacement" }, { "ru", "server-replacement.back" }, { "ru", "os-reinstall" }, { "ru", "os-reinstall.back" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_has_every_step_in_its_order_as_the_procedure_has_it(string language, string procedure)
    {
        var page = ProcedurePage.Of(language);
        var kind = procedure.StartsWith("server", StringComparison.Ordinal) ? MigrationKind.ServerReplacement : MigrationKind.OsReinstall;
        var isBack = procedure.EndsWith(".back", StringComparison.Ordinal);

        Assert.Equal(page.Rows(isBack ? ShippedProcedures.All.Newest(kind).Back : ShippedProcedures.All.Newest(kind).Forward, isBack), page.Rows(procedure));
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

    [GeneratedRegex(@"\b[A-Z][a-z]+-(Single)?Jupiter\w+")]
    private static partial Regex Cmdlet();
}
