using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Core.Tests.Servers.Programs;

/// <summary>A registry that is seeded value by value; the keys above a value are there as well. A key that is denied may not be read.</summary>
internal sealed class SeededRegistry : IRegistry
{
    public const string User = "S-1-5-21-1004336348-1177238915-682003330-1001";

    private readonly Dictionary<string, Dictionary<string, RegistryValue>> _keys = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _denied = new(StringComparer.OrdinalIgnoreCase);

    public RegistryKey? Read(RegistryHive hive, string path, bool is32Bit)
    {
        var name = Name(hive, path, is32Bit && hive == RegistryHive.LocalMachine);
        return _denied.Contains(name) ? throw new RegistryUnreadableException("denied " + path)
            : _keys.TryGetValue(name, out var values) ? new RegistryKey(values, [.. Below(name)]) : null;
    }

    public SeededRegistry Set(string path, string name, object value, bool is32Bit = false) => Set(RegistryHive.LocalMachine, path, is32Bit, name, value);

    public SeededRegistry SetOfUser(string path, string name, object value) => Set(RegistryHive.Users, $@"{User}\{path}", false, name, value);

    public SeededRegistry Deny(RegistryHive hive, string path)
    {
        foreach (var is32Bit in new[] { false, true })
        {
            _denied.Add(Name(hive, path, is32Bit));
        }

        return this;
    }

    private SeededRegistry Set(RegistryHive hive, string path, bool is32Bit, string name, object value)
    {
        for (var above = path; above.Length > 0; above = above[..Math.Max(above.LastIndexOf('\\'), 0)])
        {
            _keys.TryAdd(Name(hive, above, is32Bit), new(StringComparer.OrdinalIgnoreCase));
        }

        _keys.TryAdd(Name(hive, "", is32Bit), new(StringComparer.OrdinalIgnoreCase));
        _keys[Name(hive, path, is32Bit)][name] = value is string text ? new() { Text = text } : new() { Number = Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture) };
        return this;
    }

    private IEnumerable<string> Below(string name)
    {
        var prefix = name.EndsWith(':') ? name : name + "\\";
        return _keys.Keys.Where(key => key.Length > prefix.Length && key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && key.IndexOf('\\', prefix.Length) < 0)
            .Select(key => key[prefix.Length..]);
    }

    private static string Name(RegistryHive hive, string path, bool is32Bit) => $"{hive}{(is32Bit ? 32 : 64)}:{path}";
}
