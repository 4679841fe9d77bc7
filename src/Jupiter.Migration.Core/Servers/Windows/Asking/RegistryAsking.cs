using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Windows.Questions;
using Jupiter.Migration.Servers.Windows.Rows;

namespace Jupiter.Migration.Servers.Windows.Asking;

/// <summary>Asks a registry what windows-questions.txt asks of it.</summary>
/// <param name="registry">The registry.</param>
/// <param name="isDetailed">Whether also what is asked in detail.</param>
/// <param name="deadline">When it is over, the keys that are left are not read.</param>
internal sealed class RegistryAsking(IRegistry registry, bool isDetailed, CancellationToken deadline)
{
    private const int MostKeys = 20_000;
    private readonly Dictionary<(RegistryHive Hive, bool Is32Bit, string Path), (RegistryKey? Key, string? Error)> _read = [];

    /// <summary>Asks.</summary>
    /// <param name="questions">The questions.</param>
    /// <returns>The answers: of each key that was asked for, and of each whose keys below were looked through.</returns>
    public IReadOnlyList<RegistryAnswer> Ask(IReadOnlyList<RegistryQuestion> questions)
    {
        var asked = questions.Where(question => isDetailed || !question.IsDetailed).ToArray();
        foreach (var question in asked)
        {
            foreach (var is32Bit in question.Views)
            {
                Visit(question, is32Bit, [], question.Path.Split('\\'));
            }
        }

        return [.. _read.Select(read => new RegistryAnswer
        {
            Hive = HiveName.Of(read.Key.Hive),
            Path = read.Key.Path,
            Is32Bit = read.Key.Is32Bit,
            Values = read.Value.Key?.Values.Where(value => Array.Exists(asked, question => question.Keeps(value.Key, isDetailed) && question.IsOf(read.Key.Hive, read.Key.Path)))
                .ToDictionary(value => value.Key, value => value.Value),
            SubKeys = read.Value.Key?.SubKeys,
            Error = read.Value.Error,
        })];
    }

    private void Visit(RegistryQuestion question, bool is32Bit, string[] before, string[] rest)
    {
        var fixedParts = rest.TakeWhile(part => part != RegistryQuestion.Every).ToArray();
        string[] parent = [.. before, .. fixedParts];
        var key = Read((question.Hive, is32Bit, string.Join("\\", parent)));
        if (fixedParts.Length < rest.Length)
        {
            foreach (var child in key?.SubKeys ?? [])
            {
                Visit(question, is32Bit, [.. parent, child], [.. rest.Skip(fixedParts.Length + 1)]);
            }
        }
    }

    private RegistryKey? Read((RegistryHive Hive, bool Is32Bit, string Path) at)
    {
        if (!_read.TryGetValue(at, out var read))
        {
            try
            {
                read = deadline.IsCancellationRequested || _read.Count >= MostKeys ? (null, SR.CimTimedOut) : (registry.Read(at.Hive, at.Path, at.Is32Bit), null);
            }
            catch (RegistryUnreadableException e)
            {
                read = (null, e.Message);
            }

            _read[at] = read;
        }

        return read.Key;
    }
}
