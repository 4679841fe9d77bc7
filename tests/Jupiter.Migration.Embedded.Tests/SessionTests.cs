using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Embedded.Sessions;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>Who is connected, and which machine is on: also after a process died.</summary>
public sealed class SessionTests : EmbeddedTests
{
    private string Sessions => Server.PathOf(Database) + ".sessions";

    [Fact]
    public void A_client_in_another_process_is_seen_and_is_gone_when_it_is_killed()
    {
        MakeSample(Database);
        using (var till = Child.Start("connect", Server.Folder, Database, "КАССА-1"))
        {
            Assert.Equal("КАССА-1", Assert.Single(Clients()).HostName);
            till.Kill();
        }

        Assert.Single(Directory.GetFiles(Sessions));
        Assert.Empty(Clients());
        Assert.Empty(Directory.GetFiles(Sessions));
    }

    [Fact]
    public void A_session_whose_record_is_broken_still_counts()
    {
        MakeSample(Database);
        Directory.CreateDirectory(Sessions);
        using var held = HeldFile.Create(Path.Combine(Sessions, "broken.json"), "{ \"schema\": 1"u8.ToArray());

        var client = Assert.Single(Clients());

        Assert.Equal(("?", "SessionRecordBroken"), (client.HostName, client.ProgramName));
        Fails("DatabaseInUse", () => Instance.Drop(Database));
    }

    [Fact]
    public void Files_that_nobody_holds_are_cleared_away()
    {
        MakeSample(Database);
        Directory.CreateDirectory(Sessions);
        File.WriteAllText(Path.Combine(Sessions, "dead.json"), "{}");
        File.WriteAllText(Path.Combine(Sessions, "note.txt"), "not ours");

        Assert.Empty(Clients());
        Assert.Equal(["note.txt"], Directory.GetFiles(Sessions).Select(Path.GetFileName));
        Instance.Drop(Database);
        Assert.Empty(Directory.GetFileSystemEntries(Server.Folder));
    }

    [Fact]
    public async Task Many_clients_come_and_go_while_they_are_listed()
    {
        MakeSample(Database);
        using var stop = new CancellationTokenSource();
        var listing = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                Assert.All(Clients(), client => Assert.Equal("till", client.ProgramName));
            }
        });

        for (var i = 0; i < 300; i++)
        {
            using (Author.Connect(Database, new ConnectedClient { HostName = "K" + i, ProgramName = "till" }))
            {
                Assert.Contains(Clients(), client => client.HostName == "K" + i);
            }
        }

        await stop.CancelAsync();
        await listing.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Empty(Clients());
    }

    [Fact]
    public void A_machine_answers_only_while_it_is_on()
    {
        Author.Provision("СТАРЫЙ-СЕРВЕР");
        Author.Create(Database);

        var error = Fails("InstanceUnavailable", () => Server.Engine.Open(Server.Address));
        Assert.Contains("СТАРЫЙ-СЕРВЕР", error.Message, StringComparison.Ordinal);
        using (Author.SwitchOn())
        {
            using var instance = Server.Engine.Open(Server.Address);
            Assert.Equal("СТАРЫЙ-СЕРВЕР", instance.GetFacts(CancellationToken.None).MachineName);
            Assert.NotNull(instance.FindDatabase(Database, CancellationToken.None));
        }

        Fails("InstanceUnavailable", () => Server.Engine.Open(Server.Address));
        using (Author.SwitchOn())
        {
            Server.Engine.Open(Server.Address).Dispose();
        }
    }

    [Fact]
    public void A_machine_goes_off_when_its_process_is_killed_and_can_be_switched_on_again()
    {
        Author.Provision("NEW");
        using (var machine = Child.Start("switch-on", Server.Folder))
        {
            Server.Engine.Open(Server.Address).Dispose();
            machine.Kill();
        }

        Fails("InstanceUnavailable", () => Server.Engine.Open(Server.Address));
        using (Author.SwitchOn())
        {
            Server.Engine.Open(Server.Address).Dispose();
        }
    }

    [Fact]
    public async Task A_machine_that_is_switched_on_while_somebody_asks_is_on()
    {
        Author.Provision("NEW");
        using var stop = new CancellationTokenSource();
        var asking = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                IsOn();
            }
        });
        for (var i = 0; i < 300; i++)
        {
            using (Author.SwitchOn())
            {
                Assert.True(IsOn(), $"Off at {i}.");
            }
        }

        await stop.CancelAsync();
        await asking.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("{", "MachineRecordBroken")]
    [InlineData("{\"schema\":\"jupiter.embedded-machine/2\"}", "MachineRecordNewer")]
    [InlineData("{\"schema\":\"jupiter.embedded-machine/1\"}", "MachineRecordBroken")]
    [InlineData("{\"schema\":\"jupiter.embedded-machine/1\",\"machineName\":null}", "MachineRecordBroken")]
    public void A_machine_whose_record_can_not_be_read_is_not_taken_for_one_that_is_on(string record, string errorId)
    {
        File.WriteAllText(Path.Combine(Server.Folder, "machine.json"), record);

        Fails(errorId, () => Server.Engine.Open(Server.Address));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_no_instance() =>
        Fails("InstanceNotFound", () => Server.Engine.Open(ServerAddress.Parse("embedded:" + Server.Folder + "/nowhere")));

    private bool IsOn()
    {
        try
        {
            Server.Engine.Open(Server.Address).Dispose();
            return true;
        }
        catch (Errors.MigrationException e) when (e.ErrorId == "InstanceUnavailable")
        {
            return false;
        }
    }

    private System.Collections.Generic.IReadOnlyList<ConnectedClient> Clients() => Instance.GetClients(Database, CancellationToken.None);
}
