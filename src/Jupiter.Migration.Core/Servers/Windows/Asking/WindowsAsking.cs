using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Servers.Programs.Reading;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Windows.Questions;
using Jupiter.Migration.Servers.Windows.Rows;

namespace Jupiter.Migration.Servers.Windows.Asking;

/// <summary>Asks a computer with Windows everything at once, within a time that a person waits.</summary>
public static class WindowsAsking
{
    // With the six of CimAsking fewer than WinRM of Windows Server 2008 R2 gives one user (MaxConcurrentOperationsPerUser, 15).
    private const int AtOnce = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Whole = TimeSpan.FromSeconds(16);

    /// <summary>Asks another computer by CIM, its registry too.</summary>
    /// <param name="cim">CIM of the computer.</param>
    /// <param name="computer">How it was addressed.</param>
    /// <param name="isDetailed">Whether also accounts and addresses.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What it told.</returns>
    public static WindowsRecord Remote(ICimConnection cim, string computer, bool isDetailed, CancellationToken cancellation) =>
        Ask(cim, (asked, deadline) => new CimRegistry(cim, asked, isDetailed, deadline), computer, null, isDetailed, isHere: false, cancellation);

    /// <summary>Asks this computer.</summary>
    /// <param name="cim">Its CIM.</param>
    /// <param name="registry">Its registry.</param>
    /// <param name="hosts">The lines of its hosts file; null where it can't be read.</param>
    /// <param name="isDetailed">Whether also accounts and addresses.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What it told.</returns>
    public static WindowsRecord Here(ICimConnection cim, IRegistry registry, IReadOnlyList<string>? hosts, bool isDetailed, CancellationToken cancellation) =>
        Ask(cim, (_, _) => registry, Environment.MachineName, hosts, isDetailed, isHere: true, cancellation);

    private static WindowsRecord Ask(
        ICimConnection cim, Func<IReadOnlyList<RegistryQuestion>, CancellationToken, IRegistry> registry, string computer, IReadOnlyList<string>? hosts, bool isDetailed, bool isHere, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Whole);
        var asking = new CimAsking(cim, Patience);
        IReadOnlyList<RegistryAnswer> Keys(IReadOnlyList<RegistryQuestion> asked) =>
            new RegistryAsking(registry(asked, deadline.Token), isHere ? 1 : AtOnce, isDetailed, deadline.Token).Ask(asked);

        var keys = Task.Run(() => Keys([.. WindowsQuestions.Registry.Where(question => isHere || !question.IsToldByCim)]), CancellationToken.None);
        var classes = asking.AskAsync(WindowsQuestions.Cim, isDetailed, deadline.Token).GetAwaiter().GetResult();
        var answers = keys.GetAwaiter().GetResult();
        if (!isHere && StartsThatCimLeavesOpen(classes) is { Length: > 0 } open)
        {
            answers = [.. answers, .. Keys(open)];
        }

        cancellation.ThrowIfCancellationRequested();
        return new WindowsRecord
        {
            ComputerName = computer,
            ReadAt = RunClock.Now,
            IsDetailed = isDetailed,
            ClockOffsetSeconds = isHere ? null : asking.ClockOffsetSeconds,
            Hosts = hosts,
            Cim = classes,
            RegistryKeys = answers,
        };
    }

    // Win32_Service tells it since Windows Server 2016. Only of services that start by themselves, whose key is one call and not one for each of its values.
    private static RegistryQuestion[] StartsThatCimLeavesOpen(IReadOnlyList<CimAnswer> classes) =>
    [
        .. classes.Where(answer => answer.Class == "Win32_Service").SelectMany(answer => answer.Rows ?? []).Take(InventoryLimits.MostParts)
            .Where(row => row.Raw("StartMode") == "Auto" && row.Truth("DelayedAutoStart") is null && row.Raw("Name") is { Length: > 0 } name && name.IndexOfAny(['\\', '*']) < 0)
            .Select(row => new RegistryQuestion(RegistryHive.LocalMachine, ServiceReading.Root + row.Raw("Name"), [false], [new AskedName("DelayedAutostart", IsDetailed: false, IsNewer: false)])),
    ];
}
