using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Recordings;

/// <summary>The recordings that are handed out (<c>docs/recordings</c>), and the page that shows them as text (<c>docs/night.ru.md</c>).</summary>
public sealed partial class RecordingPageTests
{
    /// <summary>What the folder of a recording is called in it.</summary>
    public const string ShownFolder = "/home/vera/jupiter/night";

    [Fact]
    public void The_page_shows_what_was_recorded()
    {
        var path = Path.Combine(StagedModule.RepoRoot, "docs", "night.ru.md");
        var made = Recorded().Replace(File.ReadAllText(path), part => part.Groups["head"].Value + Recording.Read(Kept(part.Groups["name"].Value)).Page + part.Groups["end"].Value);
        if (Environment.GetEnvironmentVariable("JUPITER_WRITE_DOCS") is not null)
        {
            File.WriteAllText(path, made);
        }

        Assert.Equal(made, File.ReadAllText(path));
        Assert.Equal(Directory.GetFiles(Path.GetDirectoryName(Kept(""))!).Length, Recorded().Count(made));
    }

    [Theory]
    [InlineData("plan", 6, 25)]
    [InlineData("night", 2, 25)]
    public void What_is_handed_out_is_short_enough_and_tells_nothing_of_the_machine_that_recorded_it(string name, int commands, int answers)
    {
        var recording = Recording.Read(Kept(name));

        Assert.Equal((80, 24), (recording.Columns, recording.Rows));
        Assert.InRange(recording.Commands.Count, 1, commands);
        Assert.InRange(recording.Answers.Count, 1, answers);
        Assert.Equal(name == "night" ? 3 : 0, recording.Lines.Count(line => line == "Ещё не выполнено:"));
        Assert.Empty(recording.Broken);
        Assert.All(Place().Matches(string.Join("\n", recording.Lines)).Select(match => match.Value), place => Assert.Equal(ShownFolder, place));
        Assert.DoesNotContain("jupiter-test-", File.ReadAllText(Kept(name)), StringComparison.Ordinal);
    }

    /// <summary>Where a recording is kept.</summary>
    public static string Kept(string name) => Path.Combine(StagedModule.RepoRoot, "docs", "recordings", name + ".cast");

    [GeneratedRegex("(?<head><!-- recording: (?<name>[a-z]+) -->\n).*?(?<end><!-- /recording -->)", RegexOptions.Singleline)]
    private static partial Regex Recorded();

    [GeneratedRegex(@"/(home|root|tmp|work|usr|var)(/\w+){0,3}")]
    private static partial Regex Place();
}
