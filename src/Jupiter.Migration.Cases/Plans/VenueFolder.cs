using System;
using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Cases.Plans;

/// <summary>A folder of the old server by the name that the venue has for it: on that server itself, or over the network by an administrative share.</summary>
public static class VenueFolder
{
    /// <summary>Tells folders apart as Windows does: neither letter case nor the kind of a separator nor one at the end makes another folder.</summary>
    internal static IEqualityComparer<string> Names { get; } = new PlainNames();

    /// <summary>The venue's name for a folder.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="path">Full path of the folder.</param>
    /// <returns>The name; where the venue does not name it, its path on the old server itself.</returns>
    internal static string NameOf(CasePlan plan, string path) => plan.Venue.Folders.FirstOrDefault(folder => IsSame(plan, folder, path)) ?? Bare(Local(plan, path));

    /// <summary>Where the Jupiter program is, as far as the venue's folders tell: what they lie in, and they themselves where that is a whole drive.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The folders, none of them in another.</returns>
    public static IReadOnlyList<string> ProgramFolders(CasePlan plan)
    {
        var folders = plan.Venue.Folders.Select(folder => Above(folder) ?? folder).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        return [.. folders.Where(folder => !folders.Any(other => other != folder && Plain(folder).StartsWith(Plain(other) + "/", StringComparison.OrdinalIgnoreCase)))];
    }

    // What a venue names is a path of Windows, wherever this runs.
    private static string? Above(string folder)
    {
        var bare = folder.TrimEnd('/', '\\');
        var end = bare.LastIndexOfAny(['/', '\\']);
        return end > 0 && bare[end - 1] is not (':' or '/' or '\\') ? bare.Substring(0, end) : null;
    }

    private static bool IsSame(CasePlan plan, string folder, string path) => Names.Equals(folder, Local(plan, path));

    // A drive without what follows its colon would be whatever folder of it is the current one.
    private static string Bare(string path) => path.TrimEnd('/', '\\') is { Length: > 0 } bare && bare[bare.Length - 1] != ':' ? bare : path;

    // \\SERVER\C$\Jupiter is C:\Jupiter there.
    private static string Local(CasePlan plan, string path)
    {
        foreach (var host in new[] { plan.OldServer, plan.Venue.ServerName })
        {
            var start = @"\\" + host + @"\";
            if (path.StartsWith(start, StringComparison.OrdinalIgnoreCase) && path.Length > start.Length + 2 && path[start.Length + 1] == '$' && path[start.Length + 2] == '\\')
            {
                return path[start.Length] + ":" + path.Substring(start.Length + 2);
            }
        }

        return path;
    }

    private static string Plain(string path) => path.Replace('\\', '/').TrimEnd('/');

    private sealed class PlainNames : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => StringComparer.OrdinalIgnoreCase.Equals(Plain(x!), Plain(y!));

        public int GetHashCode(string obj) => StringComparer.OrdinalIgnoreCase.GetHashCode(Plain(obj));
    }
}
