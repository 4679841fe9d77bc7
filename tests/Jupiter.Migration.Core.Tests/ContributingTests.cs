using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Xunit;

namespace Jupiter.Migration.Core.Tests;

/// <summary>
/// How many files know of a check and of a step, and so have to be touched by whoever adds one (CONTRIBUTING.md). Tests and what
/// <c>build/write-docs</c> writes are not counted.
/// </summary>
public sealed partial class ContributingTests
{
    private static readonly string[] Kinds = [".cs", ".csproj", ".json", ".md", ".ps1", ".ps1xml", ".psd1", ".resx", ".sql", ".txt"];
    private static readonly string[] NotOurs = ["bin", "obj", "out", "tests", ".git", "bench"];

    private static readonly (string Path, string Text)[] Files = Directory.EnumerateDirectories(Repository.Root)
        .Where(folder => !NotOurs.Contains(Path.GetFileName(folder)))
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)).Concat(Directory.EnumerateFiles(Repository.Root))
        .Where(path => Kinds.Contains(Path.GetExtension(path)) && !Path.GetRelativePath(Repository.Root, path).Split(Path.DirectorySeparatorChar).Intersect(NotOurs).Any())
        .Select(path => (Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), Unmade(path))).ToArray();

    [Theory]
    [InlineData("Restore.Version", "src/Jupiter.Migration.SqlServer/Backups/RestoreChecks.cs")]
    [InlineData("Spec.Disk", "src/Jupiter.Migration.Core/Servers/Specification/SpecDefinitions.cs")]
    [InlineData("Backup.OffMachine", "src/Jupiter.Migration.Cases/Actions/VerifyBackupAction.cs")]
    public void A_check_is_known_to_four_files(string id, string made)
    {
        string[] expected =
        [
            made, "src/Jupiter.Migration.Core/Checks/CheckRegister.cs", "src/Jupiter.Migration.Core/Resources/SR.resx", "src/Jupiter.Migration.Core/Resources/SR.ru.resx",
        ];

        Assert.Equal(expected.Order(StringComparer.Ordinal), Knowing($@"\b{Regex.Escape(id)}\b", $"Check_{id.Replace('.', '_')}\\b"));
    }

    [Fact]
    public void A_step_is_known_to_six_files_and_to_each_version_that_changed_its_procedure()
    {
        var step = ShippedProcedures.All.Newest(MigrationKind.ServerReplacement).Back.Find(StepAction.ProveNewServerOff)!;

        var knowing = Knowing($@"\b{step.Action}(Action)?\b", $"Step_{step.Text}_");

        Assert.Equal(
            [
                "src/Jupiter.Migration.Cases/Actions/ProveNewServerOffAction.cs", "src/Jupiter.Migration.Cases/Actions/StepActions.cs",
                "src/Jupiter.Migration.Cases/Steps/0.1.0/server-replacement.back.json", "src/Jupiter.Migration.Cases/Steps/0.2.0/server-replacement.back.json",
                "src/Jupiter.Migration.Cases/Steps/StepAction.cs", "src/Jupiter.Migration.Core/Resources/SR.resx", "src/Jupiter.Migration.Core/Resources/SR.ru.resx",
            ],
            knowing);
    }

    private static string[] Knowing(params string[] names) =>
        Files.Where(file => names.Any(name => Regex.IsMatch(file.Text, name))).Select(file => file.Path).Order(StringComparer.Ordinal).ToArray();

    // Without the tables, which are made, and CONTRIBUTING.md, which walks through these very examples.
    private static string Unmade(string path) => Path.GetFileName(path) switch
    {
        "CONTRIBUTING.md" or "procedure.schema.json" => "",
        var name when name.EndsWith(".md", StringComparison.Ordinal) => Row().Replace(File.ReadAllText(path), ""),
        _ => File.ReadAllText(path),
    };

    [GeneratedRegex(@"^\| (?:[A-Z]\w+\.\w+ \||\S+(?:, \S+)? \| \S+(?:, \S+)? \| `\w+\.\w+` \|).*$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
