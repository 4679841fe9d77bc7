using System;
using System.IO;
using System.Linq;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Rehearsals;

/// <summary>The computers of a rehearsal behave as computers do, and never reach beyond their folder.</summary>
public sealed class RehearsalComputerTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HostedSession _session = new();

    public RehearsalComputerTests() => _session.Run("$r = New-JupiterRehearsal $root/one -Receipts 20", ("root", _folder.Path));

    public void Dispose()
    {
        _session.Run("Remove-JupiterRehearsal $root/one");
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_removal_that_was_stopped_half_way_can_be_repeated()
    {
        // Whatever stops it: here a folder stands where a file should, on Windows it is a file that somebody looks at.
        _session.Run("New-JupiterRehearsal $root/half -Receipts 1; Start-JupiterRehearsalComputer $root/half OldServer");
        File.Delete(_folder["half", "new-server.inventory.json"]);
        Directory.CreateDirectory(_folder["half", "new-server.inventory.json"]);

        _session.RunExpectingError("Remove-JupiterRehearsal $root/half");
        Directory.Delete(_folder["half", "new-server.inventory.json"]);
        _session.Run("Remove-JupiterRehearsal $root/half");

        Assert.False(Directory.Exists(_folder["half"]));
    }

    [Fact]
    public void A_server_that_could_not_be_switched_on_is_off()
    {
        var address = _session.Run("$r.OldServer").Single().ToString();
        Directory.Move(_folder["one", "old-server"], _folder["one", "away"]);

        var error = _session.RunExpectingError("Start-JupiterRehearsalComputer $root/one OldServer");

        Assert.StartsWith("PathNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.False(Port.Answers(address, 1433));

        Directory.Move(_folder["one", "away"], _folder["one", "old-server"]);
        Assert.Equal(true, _session.Run("Start-JupiterRehearsalComputer $root/one OldServer").Single().Properties["IsOn"].Value);
        Assert.True(Port.Answers(address, 1433));
    }

    [Fact]
    public void A_copied_rehearsal_has_servers_of_its_own()
    {
        Directory.CreateDirectory(_folder["two"]);
        foreach (var name in new[] { "old-server", "new-server", "backups", "second-medium" })
        {
            Directory.CreateDirectory(_folder["two", name]);
        }

        foreach (var name in new[] { "rehearsal.json", "venue.json", "new-server.inventory.json", "old-server/Jupiter.db", "old-server/machine.json", "new-server/machine.json" })
        {
            File.Copy(_folder["one", name], _folder["two", name]);
        }

        _session.Run("Stop-JupiterRehearsalComputer $root/two OldServer -Wipe");

        Assert.False(File.Exists(_folder["two", "old-server", "Jupiter.db"]));
        Assert.True(File.Exists(_folder["one", "old-server", "Jupiter.db"]));
        _session.Run("Remove-JupiterRehearsal $root/two");
        Assert.True(File.Exists(_folder["one", "old-server", "Jupiter.db"]));
        Assert.False(Directory.Exists(_folder["two"]));
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("example.org")]
    public void A_record_that_leads_away_from_this_computer_is_refused(string address)
    {
        var record = File.ReadAllText(_folder["one", "rehearsal.json"]);
        var own = _session.Run("$r.OldServer").Single().ToString();
        File.WriteAllText(_folder["one", "rehearsal.json"], record.Replace($"\"{own}\"", $"\"{address}\"", StringComparison.Ordinal));

        var error = _session.RunExpectingError("Start-JupiterRehearsalComputer $root/one OldServer");

        File.WriteAllText(_folder["one", "rehearsal.json"], record);
        Assert.StartsWith("RehearsalBroken,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_till_sells_until_its_server_is_switched_off_and_not_a_receipt_longer()
    {
        var sold = new SoldReceipts(_folder["one", "old-server", "Jupiter.db"]);
        var before = sold.Count();

        using var sale = new FileArrival(_folder["one", "old-server"], "Jupiter.db-journal");

        _session.Run("Start-JupiterRehearsalComputer $root/one OldServer; Start-JupiterRehearsalComputer $root/one KASSA-1 -Sell");
        sale.Wait();
        _session.Run("Stop-JupiterRehearsalComputer $root/one OldServer");

        var after = sold.Count();
        Assert.True(after > before);
        _session.Run("$null = Start-JupiterRehearsalComputer $root/one NewServer; 1..300 | ForEach-Object { Test-JupiterServerSpec DatabaseOnly } | Out-Null");
        Assert.Equal(after, sold.Count());
        Assert.Equal(false, _session.Run("Start-JupiterRehearsalComputer $root/one KASSA-1").Single().Properties["IsConnected"].Value);
    }

    [Fact]
    public void Two_rehearsals_live_side_by_side()
    {
        _session.Run("$s = New-JupiterRehearsal $root/second -Receipts 5 -VenueName 'Бар «Лось»'; Start-JupiterRehearsalComputer $root/one OldServer; Start-JupiterRehearsalComputer $root/second OldServer");

        _session.Run("Remove-JupiterRehearsal $root/second");

        Assert.True(Port.Answers(_session.Run("$r.OldServer").Single().ToString(), 1433));
        Assert.False(Port.Answers(_session.Run("$s.OldServer").Single().ToString(), 1433));
    }
}
