using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Views;

/// <summary>
/// What the cmdlets of a night show by themselves in 80 columns, in both languages, against the files in <c>Screens</c>: a change of wording or of a view
/// shows in review. <c>build/write-docs</c> writes them. Nothing ends within a word, and nothing is left out.
/// </summary>
[Trait("Tier", "Whole")]
public sealed partial class ApprovedViewTests
{
    private const int Columns = 80;
    private const int Column = 36;

    [Theory]
    [InlineData("en-US")]
    [InlineData("ru-RU")]
    public void Each_view_is_shown_as_approved(string culture)
    {
        using var folder = new TempFolder();
        Assert.SkipUnless(File.Exists("/usr/bin/faketime"), "There is no faketime(1) here.");
        using var process = PwshProcess.StartAt(
            "Europe/Moscow", "2026-03-16 12:00:00", folder.Path, $"& '{Path.Combine(Here, "Show-Views.ps1")}' -Repository '{StagedModule.RepoRoot}' -Folder '{folder.Path}'", culture);
        var run = process.Finish("");
        Assert.True(run.ExitCode == 0, run.Errors + run.Output);
        var screens = WhatIf().Replace(run.Output.Replace("\r\n", "\n"), "").Split("====\n", StringSplitOptions.RemoveEmptyEntries).Select(screen => screen.Split("~~~~\n")).ToArray();
        var shown = Steady(string.Concat(screens.Select(screen => string.Join("\n", screen[0].Trim().Split('\n').Select(line => line.TrimEnd())) + "\n\n")), folder.Path);

        var file = Path.Combine(Here, "Screens", culture + ".txt");
        if (Environment.GetEnvironmentVariable("JUPITER_WRITE_DOCS") is not null)
        {
            File.WriteAllText(file, shown);
        }

        Assert.Equal(File.ReadAllText(file).Replace("\r\n", "\n"), shown);
        Assert.All(screens.SelectMany(screen => screen[0].Split('\n').Skip(1)), line => Assert.True(line.TrimEnd().Length <= Columns, line));

        // A moment alone does not say what it is for.
        Assert.Matches(@"<- \p{L}", shown);
        Assert.DoesNotMatch(@"<- \d", shown);

        // Where PowerShell has all the room it wants, it breaks no word and cuts nothing.
        Assert.Equal([], screens.SelectMany(screen => Words(screen[0]).Except(Words(screen[1])).Where(part => !IsOfLongWord(part, Words(screen[1])))));
    }

    private static string Here { get; } = Path.Combine(StagedModule.RepoRoot, "tests", "Jupiter.Migration.Tests", "Views");

    private static string[] Words(string screen) => [.. string.Join("\n", screen.Split('\n').Where(line => !line.StartsWith("PS> ", StringComparison.Ordinal) && !line.Trim(' ', '-').Equals("", StringComparison.Ordinal))).Split((char[])[' ', '\n', '\u00A0'], StringSplitOptions.RemoveEmptyEntries).Distinct()];

    // A path or a hash that is longer than its column has to end somewhere: behind a folder, or in its middle.
    private static bool IsOfLongWord(string part, string[] words) => words.Any(word => word.Length > Column && word.IndexOf(part, StringComparison.Ordinal) is >= 0 and var at && (word.Length == 64
        ? part.Length == 32
        : (at == 0 || word[at - 1] is '/' or '\\') && (at + part.Length == word.Length || part[^1] is '/' or '\\')));

    // What is another in each run is as long in all.
    private static string Steady(string shown, string folder)
    {
        shown = shown.Replace(folder, new string('~', folder.Length), StringComparison.Ordinal);
        shown = BrokenHash().Replace(shown, hash => Regex.Replace(hash.Value, "[0-9a-f]", "0"));
        shown = Hash().Replace(shown, hash => new string('0', hash.Length));
        return Duration().Replace(shown, "00:00:00");
    }

    [GeneratedRegex("(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{16}|[0-9a-f]{12})(?![0-9a-f])")]
    private static partial Regex Hash();

    [GeneratedRegex(@"(?<=PlanSha256\s+: )[0-9a-f]+\n +[0-9a-f]+")]
    private static partial Regex BrokenHash();

    // By the host itself, in its own language.
    [GeneratedRegex(@"^What if: .*\n", RegexOptions.Multiline)]
    private static partial Regex WhatIf();

    [GeneratedRegex(@"(?<=Duration\s+: )[0-9:.]+")]
    private static partial Regex Duration();
}
