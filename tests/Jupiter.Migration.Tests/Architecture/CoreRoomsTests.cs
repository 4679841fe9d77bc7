using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Architecture;

/// <summary>The folders of the core: each is a namespace, and none of them needs itself through others.</summary>
public sealed partial class CoreRoomsTests
{
    private static readonly string Core = Path.Combine(StagedModule.RepoRoot, "src", "Jupiter.Migration.Core");

    [Fact]
    public void A_folder_is_a_namespace()
    {
        var strangers = Sources().Where(source => Namespace().Match(File.ReadAllText(source)).Groups[1].Value != Room(source));

        Assert.Empty(strangers);
    }

    [Fact]
    public void No_folder_needs_itself_through_others()
    {
        var needs = Sources().GroupBy(Room).ToDictionary(
            room => room.Key,
            room => room.SelectMany(source => Used().Matches(File.ReadAllText(source)).Select(match => match.Groups[1].Value))
                .Where(used => used != room.Key).ToHashSet());
        Assert.True(needs.Count > 10, "The sources were not found.");

        // Whoever stands on rooms that are taken away already is taken away next; a circle can't be.
        for (var ground = Ground(needs); ground.Length > 0; ground = Ground(needs))
        {
            Array.ForEach(ground, room => needs.Remove(room));
        }

        Assert.True(needs.Count == 0, "In a circle, or on one: " + string.Join("; ", needs.Select(room => room.Key + " -> " + string.Join(", ", room.Value.Where(needs.ContainsKey)))));
    }

    private static string[] Ground(Dictionary<string, HashSet<string>> needs) =>
        needs.Where(room => !room.Value.Any(needs.ContainsKey)).Select(room => room.Key).ToArray();

    private static IEnumerable<string> Sources() => Directory.EnumerateDirectories(Core)
        .Where(folder => Path.GetFileName(folder) is not ("bin" or "obj"))
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories));

    private static string Room(string source) => Path.GetRelativePath(Core, source).Split(Path.DirectorySeparatorChar)[0];

    [GeneratedRegex(@"^namespace Jupiter\.Migration\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\bJupiter\.Migration\.(\w+)")]
    private static partial Regex Used();
}
