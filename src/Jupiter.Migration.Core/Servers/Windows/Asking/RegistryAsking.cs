using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Programs.Reading;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Windows.Questions;
using Jupiter.Migration.Servers.Windows.Rows;

namespace Jupiter.Migration.Servers.Windows.Asking;

/// <summary>
/// Asks a registry what windows-questions.txt asks of it, a level of asterisks after the other: what most checks need has no asterisk, and is there
/// when the time is over before the rest is read.
/// </summary>
/// <param name="registry">The registry.</param>
/// <param name="atOnce">How many keys are read at once.</param>
/// <param name="isDetailed">Whether also what is asked in detail.</param>
/// <param name="deadline">When it is over, the keys that are left are not read.</param>
internal sealed class RegistryAsking(IRegistry registry, int atOnce, bool isDetailed, CancellationToken deadline)
{
    private const int MostKeys = 20_000;
    private readonly ConcurrentDictionary<(RegistryHive Hive, bool Is32Bit, string Path), (RegistryKey? Key, string? Error)> _read = new();

    /// <summary>Asks.</summary>
    /// <param name="questions">The questions.</param>
    /// <returns>The answers: of each key that was asked for, and of each whose keys below were looked through.</returns>
    public IReadOnlyList<RegistryAnswer> Ask(IReadOnlyList<RegistryQuestion> questions)
    {
        var asked = questions.Where(question => isDetailed || !question.IsDetailed).ToArray();
        for (var level = asked.SelectMany(question => question.Views.Select(is32Bit => Visit.Of(question, is32Bit, [], question.Path.Split('\\')))).ToArray(); level.Length > 0;)
        {
            Read([.. level.Select(visit => visit.Key).Distinct().Where(key => !_read.ContainsKey(key))]);
            level = [.. level.Where(visit => visit.Rest.Length > 0).SelectMany(visit => (_read[visit.Key].Key?.SubKeys ?? [])
                .Where(child => visit.Question.Hive != RegistryHive.Users || visit.Parent.Length > 0 || UserKeys.IsOfPerson(child))
                .Select(child => Visit.Of(visit.Question, visit.Is32Bit, [.. visit.Parent, child], visit.Rest.Skip(1))))];
        }

        return [.. _read.Select(read => new RegistryAnswer
        {
            Hive = HiveName.Of(read.Key.Hive),
            Path = read.Key.Path,
            Is32Bit = read.Key.Is32Bit,
            Values = read.Value.Key?.Values.Where(value => Array.Exists(asked, question => question.Keeps(value.Key, isDetailed) && question.IsOf(read.Key.Hive, read.Key.Path)))
                .ToDictionary(value => value.Key, value => value.Value),
            SubKeys = Array.Exists(asked, question => question.LooksBelow(read.Key.Hive, read.Key.Path)) ? read.Value.Key?.SubKeys : null,
            Error = read.Value.Error,
        })];
    }

    // Threads of their own: each waits for another computer, and the pool gives such threads out one a second. One that is not answered is left behind.
    private void Read((RegistryHive Hive, bool Is32Bit, string Path)[] keys)
    {
        var left = new ConcurrentQueue<(RegistryHive Hive, bool Is32Bit, string Path)>(keys);
        var lanes = Enumerable.Range(0, Math.Min(atOnce, keys.Length)).Select(_ => Task.Factory.StartNew(
            () =>
            {
                while (left.TryDequeue(out var at))
                {
                    _read.TryAdd(at, Read(at));
                }
            }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        try
        {
            Task.WaitAll(lanes, deadline);
        }
        catch (OperationCanceledException)
        {
            foreach (var at in keys)
            {
                _read.TryAdd(at, (null, SR.CimTimedOut));
            }
        }
    }

    private (RegistryKey? Key, string? Error) Read((RegistryHive Hive, bool Is32Bit, string Path) at)
    {
        try
        {
            return deadline.IsCancellationRequested || _read.Count >= MostKeys ? (null, SR.CimTimedOut) : (registry.Read(at.Hive, at.Path, at.Is32Bit), null);
        }
        catch (RegistryUnreadableException e)
        {
            return (null, e.Message);
        }
        catch (OperationCanceledException)
        {
            // A call's own time, or everybody's: one key that was not told does not take the others along.
            return (null, SR.CimTimedOut);
        }
    }

    private sealed record Visit(RegistryQuestion Question, bool Is32Bit, string[] Parent, string[] Rest)
    {
        public (RegistryHive Hive, bool Is32Bit, string Path) Key => (Question.Hive, Is32Bit, string.Join("\\", Parent));

        public static Visit Of(RegistryQuestion question, bool is32Bit, IEnumerable<string> before, IEnumerable<string> rest)
        {
            var parts = rest.ToArray();
            var fixedParts = parts.TakeWhile(part => part != RegistryQuestion.Every).ToArray();
            return new(question, is32Bit, [.. before, .. fixedParts], [.. parts.Skip(fixedParts.Length)]);
        }
    }
}
