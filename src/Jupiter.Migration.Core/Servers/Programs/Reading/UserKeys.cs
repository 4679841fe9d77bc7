using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Programs.Reading;

/// <summary>The keys of people whose profiles are loaded: those of everybody else are in files that nobody opens here.</summary>
/// <param name="registry">The registry.</param>
/// <param name="miss">Told of what could not be read, and why.</param>
internal sealed class UserKeys(IRegistry registry, Action<string, string> miss)
{
    /// <summary>The part of an inventory that is incomplete where a user's keys could not be read.</summary>
    public const string Part = "programs.users";

    // Accounts of a machine or a domain, and those of Entra ID ("Security identifiers" on Microsoft Learn); the others are of services.
    private static readonly string[] OfPeople = ["S-1-5-21-", "S-1-12-1-"];
    private string[]? _users;

    /// <summary>Reads a key of each.</summary>
    /// <param name="path">The path under the root of a user.</param>
    /// <returns>The keys that are there, each with the SID of its user.</returns>
    public IReadOnlyList<(string Sid, RegistryKey Key)> Read(string path)
    {
        var keys = new List<(string, RegistryKey)>();
        foreach (var sid in _users ??= Users())
        {
            if (Try($@"{sid}\{path}") is { } key)
            {
                keys.Add((sid, key));
            }
        }

        return keys;
    }

    /// <summary>Whether a key under the root of users is that of a person.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>True if it is.</returns>
    public static bool IsOfPerson(string name) =>
        OfPeople.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) && !name.EndsWith("_Classes", StringComparison.OrdinalIgnoreCase);

    private string[] Users() => [.. (Try("")?.SubKeys ?? []).Where(IsOfPerson)];

    private RegistryKey? Try(string path)
    {
        try
        {
            return registry.Read(RegistryHive.Users, path, is32Bit: false);
        }
        catch (RegistryUnreadableException e)
        {
            miss(Part, e.Message);
            return null;
        }
    }
}
