using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Pos;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Core.Tests.Pos;

/// <summary>Three POS terminals that are on and work: each a listener on a loopback address of its own, each with a session in the database.</summary>
internal sealed class VenueFloor : IDisposable
{
    private static int _floors;

    private readonly string _subnet = $"127.73.{Interlocked.Increment(ref _floors)}.";
    private readonly Dictionary<string, Listener> _tills = [];

    public VenueFloor()
    {
        foreach (var name in new[] { "KASSA1", "KASSA2", "БАР" })
        {
            _tills.Add(name, new Listener(_subnet + (_tills.Count + 1)));
            Connect(name.ToLowerInvariant());
        }
    }

    public FakeInstance Instance { get; } = new();

    public SilentObserver Observer { get; } = new();

    public Listener Till(string name) => _tills[name];

    public void SwitchOff(string name) => _tills[name].Dispose();

    public void Disconnect(string name) => Instance.Clients.RemoveAll(client => string.Equals(client.HostName, name, StringComparison.OrdinalIgnoreCase));

    public void Connect(string name) =>
        Instance.Clients.Add(new ConnectedClient { HostName = name, ProgramName = "Jupiter POS", ConnectedAt = DateTimeOffset.Now });

    public VenueComputer Computer(string name, bool isMain = false) =>
        new() { Name = name, Address = _tills[name].Address, Port = _tills[name].Port, IsMainPos = isMain };

    public PosCheckRequest Request(
        string? mainPos = "KASSA2", TimeSpan patience = default, string? from = null, string? serverName = null, string[]? notYet = null,
        string serverHost = "127.0.0.1", Func<IReadOnlyList<CheckResult>>? afterWaiting = null) => new()
    {
        AfterWaiting = afterWaiting ?? (() => []),
        Patience = patience,
        From = from,
        ServerName = serverName,
        ServerHost = serverHost,
        NotYet = [.. (notYet ?? []).Select(name => Computer(name))],
        Database = FakeInstance.Database,
        Computers = [.. _tills.Keys.Select(name => Computer(name))],
        MainPos = mainPos,
        ProgramName = "jupiter*",
        BusinessDayQuery = new VenueQuery { Title = "business day", Query = "SELECT 1", Expected = "1" },
        Timeout = TimeSpan.FromSeconds(5),
    };

    public IEnumerable<CheckResult> Run(PosCheckRequest? request = null, CancellationToken cancellation = default) =>
        new PosChain(Instance, Observer).Run(request ?? Request(), cancellation);

    public void Dispose()
    {
        foreach (var till in _tills.Values)
        {
            till.Dispose();
        }
    }
}
