using System;
using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Cases.Plans;

/// <summary>A folder of the old server by the name that the venue has for it: on that server itself, or over the network by an administrative share.</summary>
public static class VenueFolder
{
    /// <summary>The venue's name for a folder.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="path">Full path of the folder.</param>
    /// <returns>The name; the path itself where the venue does not name it.</returns>
    internal static string NameOf(CasePlan plan, string path) => plan.Venue.Folders.FirstOrDefault(folder => IsSame(plan, folder, path)) ?? path;

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

    private static bool IsSame(CasePlan plan, string folder, string path) => string.Equals(Plain(folder), Plain(Local(plan, path)), StringComparison.OrdinalIgnoreCase);

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
}
