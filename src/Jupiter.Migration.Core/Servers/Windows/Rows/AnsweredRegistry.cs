using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Windows.Rows;

/// <summary>A registry that was asked before: what nobody asked is not known, unless a key that was read has no such key below it.</summary>
internal sealed class AnsweredRegistry : IRegistry
{
    private readonly Dictionary<(string Hive, bool Is32Bit, string Path), RegistryAnswer> _answers = [];
    private readonly Dictionary<RegistryAnswer, HashSet<string>> _below = [];

    public AnsweredRegistry(IEnumerable<RegistryAnswer> answers)
    {
        foreach (var answer in answers.Where(answer => answer is { Hive: not null, Path: not null }))
        {
            _answers[Key(answer.Hive, answer.Is32Bit, answer.Path)] = answer;
        }
    }

    /// <inheritdoc/>
    public RegistryKey? Read(RegistryHive hive, string path, bool is32Bit)
    {
        try
        {
            return Find(HiveName.Of(hive), path, is32Bit);
        }
        catch (NoDeviceAnswerException e)
        {
            throw new RegistryUnreadableException(SR.RegistryUnreadable.With(path, e.Message), e);
        }
    }

    private RegistryKey? Find(string root, string path, bool is32Bit)
    {
        if (_answers.TryGetValue(Key(root, is32Bit, path), out var answer))
        {
            return answer.Error is { } error ? throw new RegistryUnreadableException(SR.RegistryUnreadable.With(path, PrintableText.Of(error)))
                : answer.Values is null && answer.SubKeys is null ? null
                : new RegistryKey(ByName(answer.Values ?? new Dictionary<string, RegistryValue>()), [.. Below(answer)]);
        }

        return IsKnownToLack(root, is32Bit, path) ? null : throw new RegistryUnreadableException(SR.RegistryNotAsked.With(path));
    }

    private bool IsKnownToLack(string root, bool is32Bit, string path)
    {
        for (var (child, at) = (path, path.LastIndexOf('\\')); at > 0; child = path.Substring(0, at), at = child.LastIndexOf('\\'))
        {
            if (_answers.TryGetValue(Key(root, is32Bit, path.Substring(0, at)), out var parent))
            {
                return parent.Error is null
                    && (parent.SubKeys is not null ? !Below(parent).Contains(child.Substring(at + 1)) : parent.Values is null);
            }
        }

        return false;
    }

    private HashSet<string> Below(RegistryAnswer answer)
    {
        if (!_below.TryGetValue(answer, out var below))
        {
            // A file may name a million.
            _below[answer] = below = new HashSet<string>(RowLimit.Whole((answer.SubKeys ?? []).Where(name => name is not null), RegistryKey.MostParts), StringComparer.OrdinalIgnoreCase);
        }

        return below;
    }

    private static Dictionary<string, RegistryValue> ByName(IEnumerable<KeyValuePair<string, RegistryValue>> values)
    {
        var byName = new Dictionary<string, RegistryValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var value in values.Where(value => value.Value is not null))
        {
            byName[value.Key] = value.Value;
        }

        return byName;
    }

    private static (string Hive, bool Is32Bit, string Path) Key(string hive, bool is32Bit, string path) => (hive.ToUpperInvariant(), is32Bit, path.ToUpperInvariant());
}
