using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Network.Witnesses;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Presence.Place;
using Jupiter.Migration.Presence.SingleServer;

namespace Jupiter.Migration.LabAsker;

/// <summary>
/// A computer of the lab that asks: it runs in the network namespace of the computer, takes questions line by line and asks them with the
/// production rule, several at once. A process of its own, since a namespace belongs to a thread, and the rule uses many.
/// </summary>
internal static class Program
{
    private const int SqlServerPort = 1433;
    private static readonly object Mouth = new();

    private static int Main()
    {
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        Console.Out.WriteLine("ready");
        while (Console.In.ReadLine() is { } line)
        {
            var question = JsonSerializer.Deserialize<LabQuestion>(line)!;

            // The rule waits for its answers; each question gets a thread that may.
            new Thread(() => Say(Answer(question))) { IsBackground = true }.Start();
        }

        return 0;
    }

    private static void Say(LabAnswer answer)
    {
        var line = JsonSerializer.Serialize(answer);
        lock (Mouth)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }

    private static LabAnswer Answer(LabQuestion question)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            return question.Work switch
            {
                LabWork.Look => new LabAnswer { Id = question.Id, Sighting = LookAsync(question).GetAwaiter().GetResult(), Seconds = watch.Elapsed.TotalSeconds },
                LabWork.TryPort => TryPort(question, watch),
                LabWork.Sweep => new LabAnswer { Id = question.Id, Found = Sweep(question.Subnet!), Seconds = watch.Elapsed.TotalSeconds },
                _ => Ask(question, watch),
            };
        }
        catch (Exception e)
        {
            return new LabAnswer { Id = question.Id, Seconds = watch.Elapsed.TotalSeconds, Fault = e.ToString() };
        }
    }

    private static LabAnswer Ask(LabQuestion question, Stopwatch watch)
    {
        var observer = new DetailsOnly();
        var rule = new SingleServerRule(PresenceObserver.ForPort(SqlServerPort), AbsenceInquiry.OfThisComputer(), observer);
        var request = new SingleServerRequest
        {
            OldServer = Asked(question.OldServer!),
            NewServer = Asked(question.NewServer!),
            Timeout = TimeSpan.FromSeconds(question.TimeoutSeconds),
            Shared = question.IsAddressShared ? new SharedAddress(Neighbourhoods.OfThisComputer()) : null,
        };
        var isBack = question.Work == LabWork.AskNewIsOff;
        string verdict;
        DateTimeOffset? silentSince = null;
        try
        {
            var pair = isBack ? rule.AssertNewIsOff(request, CancellationToken.None) : rule.AssertReplaced(request, CancellationToken.None);
            var absent = isBack ? pair.NewServer : pair.OldServer;
            (verdict, silentSince) = (absent.Absence.ToString()!, absent.SilentSince);
        }
        catch (MigrationException e)
        {
            verdict = e.ErrorId == "AbsenceOnlyAttested" ? nameof(AbsenceGrade.Attested) : e.ErrorId;
        }

        return new LabAnswer { Id = question.Id, Verdict = verdict, Evidence = observer.Told, SilentSince = silentSince, Seconds = watch.Elapsed.TotalSeconds };
    }

    private static AskedServer Asked(LabServer server) => new()
    {
        Host = NetworkHost.Parse(server.Host),
        HasCode = server.HasCode,
        Sighting = server.Sighting,
        SilentSince = server.SilentSince,
        SilenceFloor = TimeSpan.FromSeconds(server.SilenceFloorSeconds),
    };

    private static async Task<ServerSighting?> LookAsync(LabQuestion question)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(question.TimeoutSeconds));
        var host = NetworkHost.Parse(question.Host!);
        var addresses = (await HostResolver.ResolveAsync(host, deadline.Token).ConfigureAwait(false)).Addresses;
        return await new SightingObserver(Neighbourhoods.OfThisComputer(), TimeProvider.System).LookAsync(host, addresses, deadline.Token).ConfigureAwait(false);
    }

    private static LabAnswer TryPort(LabQuestion question, Stopwatch watch)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(question.TimeoutSeconds));
        var door = new DatabaseDoor { Server = question.Host!, Port = SqlServerPort };
        var tried = PortCheck.RunAsync(door, [IPAddress.Parse(question.Host!)], deadline.Token).GetAwaiter().GetResult();
        return new LabAnswer { Id = question.Id, Verdict = tried.Status.ToString(), Evidence = [tried.Actual], Seconds = watch.Elapsed.TotalSeconds };
    }

    private static string[] Sweep(string subnet)
    {
        var found = new List<string>();
        PresenceQuestion.Sweep(subnet, null, computer => found.Add(computer.Address), CancellationToken.None);
        return [.. found.OrderBy(address => IPAddress.Parse(address).GetAddressBytes()[3])];
    }
}
