using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using Jupiter.Migration.Tests.Hosting;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>
/// A rehearsed venue with a case, in a session that knows $r (the rehearsal), $case (its folder) and $access. The people: Алёна Щукина is
/// the venue's manager, Игорь Сомов its IT, Вера Линь the specialist, Юпитер the manager who agrees the start.
/// </summary>
internal sealed class CaseHouse : IDisposable
{
    public const string Customer = "Алёна Щукина";
    public const string Specialist = "Вера Линь";
    public const string AccountManager = "Юпитер";

    private static readonly string[] Preparation = ["P0", "P1a", "P1b", "P1c", "P1d", "P1f"];

    private readonly TempFolder _folder = new();
    private readonly HostedSession _session;

    public CaseHouse(string kind = "ServerReplacement", int receipts = 50, string servers = "", System.Collections.Hashtable? access = null, string culture = "en-US",
        bool isTried = false)
    {
        _session = new HostedSession(culture);
        Kind = kind;
        _session.Run(
            $"$global:r = New-JupiterRehearsal -Path '{_folder["r"]}' -Receipts {receipts} {servers} @access; $global:case = '{Case}'; $global:root = '{_folder.Path}'",
            ("access", access ?? []));
        if (!isTried)
        {
            Waive("Trial.Passed");
        }
    }

    public string Kind { get; }

    /// <summary>Id of the case.</summary>
    public string Id => (string)Status().Properties["Id"].Value;

    public string Case => _folder["case"];

    public string Journal => _folder["case", "journal.jsonl"];

    public string this[params string[] parts] => _folder[parts];

    /// <summary>Makes the case; the start is now.</summary>
    public CaseHouse Plan(string more = "")
    {
        Run($"$r | New-JupiterMigration $case -Kind {Kind} -StartAt ([DateTime]::Now.AddSeconds(1)) -BackupFile \"$($r.BackupFolder)/Jupiter.bak\" -CopyTo $r.SecondMedium {more} -WarningAction SilentlyContinue");
        return this;
    }

    public CaseHouse Approve(string more = "-NotBefore ([DateTime]::Now.AddMinutes(-1))")
    {
        Run($"Approve-JupiterMigration $case '{AccountManager}' {more}");
        return this;
    }

    /// <summary>Everything before the night: the new server is ready, or the folders are named.</summary>
    public CaseHouse Prepare() => PrepareMachines().PrepareRest();

    /// <summary>Everything before a reinstallation but the copies of the venue's folders.</summary>
    public CaseHouse PrepareWithoutFolders() => PrepareMachines().Start("OldServer");

    /// <summary>Everything before the trial: both servers are on, the new one in a network of its own, and the trial is approved.</summary>
    public CaseHouse PrepareTrial()
    {
        PrepareMachines();
        Run($"Approve-JupiterMigration $case '{AccountManager}' -Trial");
        return Start("OldServer", "NewServer");
    }

    private CaseHouse PrepareMachines()
    {
        if (Kind == "ServerReplacement")
        {
            Array.ForEach(Preparation, step => Complete(step));
            Complete("P1e", Specialist);
            Complete("P1e");
            Complete("P2", Specialist);
            return Complete("P3", Specialist);
        }

        return Complete("P2", Specialist);
    }

    private CaseHouse PrepareRest() => (Kind == "ServerReplacement" ? Complete("P4", Specialist) : CarryFolders()).Start("OldServer");

    /// <summary>The folders of the venue are copied off the old server.</summary>
    public CaseHouse CarryFolders()
    {
        Run("Backup-JupiterFolder -Case $case -Destination \"$($r.SecondMedium)/folders\"");
        return this;
    }

    /// <summary>The folders of the venue are put back on the server after the wipe.</summary>
    public CaseHouse ReturnFolders()
    {
        Run("Restore-JupiterFolder -Case $case -Confirm:$false");
        return this;
    }

    public CaseHouse Complete(string step, string by = Customer)
    {
        Run($"Complete-JupiterStep $case '{step}' '{by}' -Note 'ok'");
        return this;
    }

    public CaseHouse Start(params string[] computers)
    {
        Run($"Start-JupiterRehearsalComputer $r.Path {string.Join(", ", computers)} @access");
        return this;
    }

    public CaseHouse Stop(params string[] computers)
    {
        Run($"Stop-JupiterRehearsalComputer $r.Path {string.Join(", ", computers)} @access -Confirm:$false");
        return this;
    }

    /// <summary>Goes on as far as the module goes by itself; the ids of the steps that came out of it.</summary>
    public string[] Invoke(string more = "") =>
        Run($"Invoke-JupiterMigration $case -NonInteractive @access {more}").Select(step => (string)step.Properties["Id"].Value).ToArray();

    /// <summary>The night of a server replacement up to the restored and compared database.</summary>
    public CaseHouse UntilRestored()
    {
        Complete("R1", Specialist).Complete("R1").Invoke();
        Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b").Invoke();
        return this;
    }

    /// <summary>The rest of it: POS terminals, completion notice.</summary>
    public CaseHouse UntilNotice()
    {
        Run("Start-JupiterRehearsalComputer $r.Path KASSA-1 -OpenBusinessDay @access");
        Complete("R5").Invoke();
        Start("KASSA-2", "BAR", "OFFICE").Complete("R7").Invoke();
        return Complete("O7", Specialist);
    }

    public PSObject Status() => Run("Get-JupiterMigration $case").Single();

    /// <summary>The venue names further databases.</summary>
    public CaseHouse Carry(params string[] others)
    {
        ChangeVenue(venue => venue["otherDatabases"] = new JsonArray([.. others.Select(other => new JsonObject { ["name"] = other })]));
        return this;
    }

    /// <summary>The customer consents to an old server that no longer starts by itself.</summary>
    public CaseHouse Consent(params string[] services)
    {
        var server = (string)Run("$r.OldServer").Single().BaseObject;
        ChangeVenue(venue => venue["disarm"] = new JsonObject { ["server"] = server, ["consentBy"] = Customer, ["services"] = new JsonArray([.. services.Select(service => (JsonNode)service)]) });
        return this;
    }

    /// <summary>A person answers for a check that will not be made: in the venue's file, when the night is planned.</summary>
    public void Waive(string check)
    {
        ChangeVenue(venue => venue["waivers"]!.AsArray().Add(new JsonObject
        {
            ["check"] = check, ["reason"] = "rehearsed before", ["by"] = AccountManager, ["until"] = DateTimeOffset.Now.AddDays(30).ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        }));
    }

    private void ChangeVenue(Action<JsonNode> change)
    {
        var file = (string)Run("$r.Venue").Single().BaseObject;
        var venue = JsonNode.Parse(File.ReadAllText(file))!;
        change(venue);
        File.WriteAllText(file, venue.ToJsonString());
    }

    public string Phase => Status().Properties["Phase"].Value.ToString()!;

    public string Next => (string)Status().Properties["NextStep"].Value;

    public IReadOnlyList<PSObject> Run(string script, params (string Name, object? Value)[] parameters) => _session.Run(script, parameters);

    /// <summary>The ErrorId of what has to be refused.</summary>
    public string Refused(string script) => _session.RunExpectingError(script).FullyQualifiedErrorId.Split(',')[0];

    public ErrorRecord Error(string script) => _session.RunExpectingError(script);

    /// <summary>The code by which the list of what was written on the new server is acknowledged.</summary>
    public string AcknowledgementCode =>
        Lines().Last(line => line["step"]!.GetValue<string>() == "B1" && line["event"]!.GetValue<string>() == "Done")["data"]!["sha256"]!.GetValue<string>()[..8];

    /// <summary>The lines of the journal; one that is being written is none yet.</summary>
    public JsonObject[] Lines() => File.ReadAllText(Journal).Split('\n').SkipLast(1).Select(line => JsonNode.Parse(line)!.AsObject()).ToArray();

    /// <summary>The events of a step.</summary>
    public string[] EventsOf(string step) =>
        Lines().Where(line => line["step"]!.GetValue<string>() == step).Select(line => line["event"]!.GetValue<string>()).ToArray();

    public void Dispose()
    {
        _session.Run("Remove-JupiterRehearsal -Path $r.Path @access -Confirm:$false");
        _session.Dispose();
        _folder.Dispose();
    }
}
