using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Architecture;

/// <summary>The folders of every product assembly: each is a namespace, and none of them needs itself through others.</summary>
public sealed partial class RoomsTests
{
    private static readonly string Source = Path.Combine(StagedModule.RepoRoot, "src");

    public static TheoryData<string> Projects() => [.. Directory.EnumerateDirectories(Source).Select(folder => Path.GetFileName(folder)).Order()];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_folder_is_a_namespace(string project)
    {
        var root = Path.Combine(Source, project);
        var sources = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => (Rooms: Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar)[..^1], Text: File.ReadAllText(path)))
            .Where(source => source.Rooms.FirstOrDefault() is not ("bin" or "obj") && Namespace().IsMatch(source.Text))
            .Select(source => (Folder: string.Concat(source.Rooms.Select(room => "." + room)), Name: Namespace().Match(source.Text).Groups[1].Value)).ToArray();

        Assert.NotEmpty(sources);
        var strangers = sources.Where(source => !source.Name.EndsWith(source.Folder, StringComparison.Ordinal));
        Assert.Empty(strangers);
        Assert.Single(sources.Select(source => source.Name[..^source.Folder.Length]).Distinct());
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_room_needs_itself_through_others(string project)
    {
        using var rooms = new RoomMap(StagedModule.Assembly(project));
        var needs = rooms.Needs();
        Assert.NotEmpty(needs);

        // Whoever stands on rooms that are taken away already is taken away next; a circle can't be.
        for (var ground = Ground(needs); ground.Length > 0; ground = Ground(needs))
        {
            Array.ForEach(ground, room => needs.Remove(room));
        }

        Assert.True(needs.Count == 0, "In a circle, or on one: " + string.Join(Environment.NewLine, needs.Select(room => room.Key + " -> "
            + string.Join(", ", room.Value.Where(used => needs.ContainsKey(used.Key)).Select(used => $"{used.Key} ({used.Value})")))));
    }

    private static string[] Ground(Dictionary<string, Dictionary<string, string>> needs) =>
        needs.Where(room => !room.Value.Keys.Any(needs.ContainsKey)).Select(room => room.Key).ToArray();

    [GeneratedRegex(@"^namespace (Jupiter\.Migration[\w.]*)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
