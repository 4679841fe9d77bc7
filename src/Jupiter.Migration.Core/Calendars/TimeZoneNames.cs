using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;

namespace Jupiter.Migration.Calendars;

/// <summary>
/// Finds a time zone by the name that Windows or the rest of the world (IANA) has for it. .NET knows both only where it has ICU;
/// .NET Framework on Windows knows the names of Windows alone. For the zones of Russia the other name is tried then.
/// </summary>
internal static class TimeZoneNames
{
    private static readonly (string Iana, string Windows)[] Russia =
    [
        ("Europe/Kaliningrad", "Kaliningrad Standard Time"),
        ("Europe/Moscow", "Russian Standard Time"),
        ("Europe/Samara", "Russia Time Zone 3"),
        ("Asia/Yekaterinburg", "Ekaterinburg Standard Time"),
        ("Asia/Omsk", "Omsk Standard Time"),
        ("Asia/Novosibirsk", "N. Central Asia Standard Time"),
        ("Asia/Krasnoyarsk", "North Asia Standard Time"),
        ("Asia/Irkutsk", "North Asia East Standard Time"),
        ("Asia/Yakutsk", "Yakutsk Standard Time"),
        ("Asia/Vladivostok", "Vladivostok Standard Time"),
        ("Asia/Magadan", "Magadan Standard Time"),
        ("Asia/Kamchatka", "Russia Time Zone 11"),
    ];

    /// <summary>Finds a time zone.</summary>
    /// <param name="name">Its Windows or its IANA name.</param>
    /// <returns>The zone, or null when this computer does not know it.</returns>
    public static TimeZoneInfo? Find(string name) => Find(name, FindHere);

    /// <summary>Finds a time zone on a computer that knows some names.</summary>
    /// <param name="name">Its Windows or its IANA name.</param>
    /// <param name="find">What the computer knows; null for a name that it does not.</param>
    /// <returns>The zone, or null when the computer knows neither name.</returns>
    internal static TimeZoneInfo? Find(string name, Func<string, TimeZoneInfo?> find) =>
        Tries(name.Trim()).Where(IsName).Select(find).FirstOrDefault(zone => zone is not null);

    private static IEnumerable<string> Tries(string name)
    {
        yield return name;
        foreach (var (iana, windows) in Russia)
        {
            if (string.Equals(name, iana, StringComparison.OrdinalIgnoreCase))
            {
                yield return windows;
                yield return iana;
            }

            if (string.Equals(name, windows, StringComparison.OrdinalIgnoreCase))
            {
                yield return iana;
            }
        }
    }

    // Outside Windows a name is the path of a file, which the framework reads whole: one that leaves the folder might never end.
    private static bool IsName(string name) => name.Length is > 0 and <= 100 && char.IsLetter(name[0])
        && name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '/' or '_' or '-' or '+' or ' ' or '.' or '(' or ')')
        && name.IndexOf("..", StringComparison.Ordinal) < 0;

    private static TimeZoneInfo? FindHere(string name)
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
