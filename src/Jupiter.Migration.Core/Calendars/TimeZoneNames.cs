using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using TimeZoneConverter;

namespace Jupiter.Migration.Calendars;

/// <summary>
/// Finds a time zone by the name that Windows or the rest of the world (IANA) has for it. .NET knows both only where it has ICU;
/// .NET Framework and Windows Server 2016 know the names of Windows alone. The other names are tried then, as Unicode's table of
/// both has them (TimeZoneConverter).
/// </summary>
internal static class TimeZoneNames
{
    /// <summary>Finds a time zone.</summary>
    /// <param name="name">Its Windows or its IANA name.</param>
    /// <returns>The zone, or null when this computer does not know it.</returns>
    public static TimeZoneInfo? Find(string name) => Find(name, FindHere);

    /// <summary>Finds a time zone on a computer that knows some names.</summary>
    /// <param name="name">Its Windows or its IANA name.</param>
    /// <param name="find">What the computer knows; null for a name that it does not.</param>
    /// <returns>The zone, or null when the computer knows neither name.</returns>
    // The table is loaded for a name that this computer does not know, and only then: its call stands in a method of its own.
    internal static TimeZoneInfo? Find(string name, Func<string, TimeZoneInfo?> find) =>
        new[] { name.Trim() }.Concat(OtherNames(name.Trim())).Where(IsName).Select(find).FirstOrDefault(zone => zone is not null);

    /// <summary>The names that a zone has elsewhere.</summary>
    /// <param name="name">Its Windows or its IANA name.</param>
    /// <returns>The other names; none when there is no such zone.</returns>
    internal static IEnumerable<string> OtherNames(string name)
    {
        if (TZConvert.TryIanaToWindows(name, out var windows))
        {
            yield return windows;

            // Files have these names outside Windows, where upper and lower case differ.
            yield return TZConvert.KnownIanaTimeZoneNames.First(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
        }
        else if (TZConvert.TryWindowsToIana(name, out var iana))
        {
            yield return iana;
        }
    }

    // Outside Windows a name is the path of a file, which the framework reads whole: one that leaves the folder might never end.
    private static bool IsName(string name) => name.Length is > 0 and <= 100 && char.IsLetter(name[0])
        && name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '/' or '_' or '-' or '+' or ' ' or '.' or '(' or ')')
        && name.IndexOf("..", StringComparison.Ordinal) < 0;

    /// <summary>What this computer knows.</summary>
    /// <param name="name">A name as it is.</param>
    /// <returns>The zone, or null.</returns>
    internal static TimeZoneInfo? FindHere(string name)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(name);
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException or SecurityException)
        {
            return null;
        }
    }
}
