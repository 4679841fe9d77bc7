using System;
using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Checks;

/// <summary>
/// Every check of the product: its name, what it is about, who has to act, the clauses of the memo that it exists for in the replacement of
/// a server and in a reinstallation. Its texts stand in the resources. docs/traceability.md and the tables of checks in the help are made
/// from here.
/// </summary>
public static class CheckRegister
{
    /// <summary>All checks, in the order of a night.</summary>
    public static IReadOnlyList<CheckDefinition> All { get; } =
    [
        OfJupiter("Case.LeadTime", CheckArea.Planning, "O1", "O1"),
        OfCustomer("Case.Computers", CheckArea.Planning, "R5, R7", "S5, S7"),
        OfCustomer("Case.ServerAddress", CheckArea.Planning, "R5", ""),
        OfJupiter("Case.Forecast", CheckArea.Night, "O1", "O1"),
        OfCustomer("Spec.Memory", CheckArea.Specification, "H1, H2", "H1, H2"),
        OfCustomer("Spec.Cores", CheckArea.Specification, "H1, H2", "H1, H2"),
        OfCustomer("Spec.Disk", CheckArea.Specification, "H1, H2", "H1, H2"),
        OfCustomer("Spec.Cpu", CheckArea.Specification, "H1, H2", "H1, H2"),
        OfCustomer("Spec.OperatingSystem", CheckArea.Specification, "W1", "W1"),
        OfJupiter("Instance.Recorded", CheckArea.Preparation, "P3", "S4a"),
        OfJupiter("Instance.Version", CheckArea.Preparation, "P3", "S4a"),
        OfJupiter("Instance.Collation", CheckArea.Preparation, "P3", "S4a"),
        OfJupiter("Instance.SqlLogins", CheckArea.Preparation, "P3", "S4a"),
        OfJupiter("Instance.Name", CheckArea.Preparation, "P3", "S4a"),
        OfJupiter("Instance.Protocol", CheckArea.Preparation, "P3", "S4a"),
        OfJupiter("Instance.Port", CheckArea.Preparation, "P3", "S4a"),
        OfJupiter("Instance.Browser", CheckArea.Preparation, "P3", "S4a"),
        OfJupiter("Instance.Configuration", CheckArea.Preparation, "P3", "S4a"),
        OfJupiter("Instance.TraceFlag", CheckArea.Preparation, "P3", "S4a"),
        OfJupiter("Instance.Master", CheckArea.Preparation, "P3", "S4a"),
        OfJupiter("Instance.Message", CheckArea.Preparation, "P3", "S4a"),
        OfCustomer("Instance.LinkedServer", CheckArea.Preparation, "P3", "S4a"),
        OfCustomer("Instance.Job", CheckArea.Preparation, "P3", "S4a"),
        OfJupiter("Instance.Trigger", CheckArea.Preparation, "P3", "S4a"),
        OfCustomer("Instance.Mail", CheckArea.Preparation, "P3", "S4a"),
        OfCustomer("Instance.Database", CheckArea.Preparation, "P3", "S4a"),
        OfJupiter("Instance.Reference", CheckArea.Preparation, "P3", "S4a"),
        OfCustomer("Instance.Credential", CheckArea.Preparation, "P3", "S4a"),
        OfCustomer("Instance.Permission", CheckArea.Preparation, "P3", "S4a"),
        OfCustomer("Instance.Alias", CheckArea.Preparation, "P3", "S4a"),
        OfJupiter("Venue.Identity", CheckArea.Venue, "R4b", "S4c"),
        OfCustomer("Venue.Precondition", CheckArea.Venue, "R2", "S2"),
        OfJupiter("Venue.PreconditionsKnown", CheckArea.Venue, "R2", "S2"),
        OfJupiter("Database.Features", CheckArea.Venue, "R2", "S2"),
        OfCustomer("Database.PageVerify", CheckArea.Venue, "R2", "S2"),
        OfCustomer("Database.SuspectPages", CheckArea.Venue, "R2", "S2"),
        OfJupiter("Database.Log", CheckArea.Venue, "R2", "S2"),
        OfCustomer("Machine.Restart", CheckArea.Night, "R2", "S2"),
        OfCustomer("Machine.Sleep", CheckArea.Night, "R2", "S2"),
        OfCustomer("Machine.ActiveHours", CheckArea.Night, "R2", "S2"),
        OfJupiter("Entry.Prepared", CheckArea.Night, "R2", "S2"),
        OfJupiter("Login.Carried", CheckArea.Night, "R2", "S2"),
        OfJupiter("Login.SystemCopies", CheckArea.Night, "R2", "S2"),
        OfJupiter("Venue.Query", CheckArea.Venue, "R2", "S2"),
        OfJupiter("Backup.Place", CheckArea.Night, "R2", "S2"),
        OfJupiter("Backup.Copy", CheckArea.Night, "R2", "S2"),
        OfJupiter("Backup.OffMachine", CheckArea.Night, "R2", "S2"),
        OfJupiter("Backup.Manifest", CheckArea.Backup, "R2", "S2"),
        OfJupiter("Backup.Length", CheckArea.Backup, "R2", "S2"),
        OfJupiter("Backup.Sha256", CheckArea.Backup, "R2", "S2"),
        OfJupiter("Backup.Engine", CheckArea.Backup, "R2", "S2"),
        OfJupiter("Trial.Passed", CheckArea.Night, "P4", "S1"),
        OfCustomer("Trial.Hours", CheckArea.Night, "P3", "P3"),
        OfCustomer("Trial.Network", CheckArea.Night, "P0", "P0"),
        OfJupiter("Trial.Target", CheckArea.Night, "P3", "P3"),
        OfJupiter("Trial.Backup", CheckArea.Night, "P3", "P3"),
        OfJupiter("Trial.Query", CheckArea.Night, "P3", "P3"),
        OfJupiter("Trial.Lock", CheckArea.Night, "P3", "P3"),
        OfCustomer("Trial.Alone", CheckArea.Night, "P0", "P0"),
        OfJupiter("Trial.Removed", CheckArea.Night, "P3", "P3"),
        OfJupiter("Trial.Machine", CheckArea.Night, "P4", ""),
        OfJupiter("Conclusion.Machine", CheckArea.Night, "P4", "P4"),
        OfJupiter("Conclusion.Age", CheckArea.Night, "P4", "P4"),
        OfCustomer("Presence.OldServer", CheckArea.Presence, "R0", ""),
        OfCustomer("Presence.NewServer", CheckArea.Presence, "R0", ""),
        OfCustomer("Presence.Single", CheckArea.Presence, "R0", ""),
        OfCustomer("Server.NetworkProfile", CheckArea.Presence, "R3b", "S3b"),
        OfCustomer("Server.Firewall", CheckArea.Night, "R3b", "S3b"),
        OfCustomer("Server.Port", CheckArea.Night, "R3b", "S3b"),
        OfCustomer("Server.Gateway", CheckArea.Night, "R3b", ""),
        OfCustomer("Server.Address", CheckArea.Night, "R3b", ""),
        OfCustomer("Presence.Device", CheckArea.Night, "R0", ""),
        OfCustomer("Presence.Computer", CheckArea.Night, "R3a", "S3a"),
        OfCustomer("Presence.Server", CheckArea.Night, "", "S3b"),
        OfJupiter("Restore.Header", CheckArea.Restore, "R4a", "S4b"),
        OfJupiter("Restore.Origin", CheckArea.Restore, "R4b", "S4c"),
        OfJupiter("Restore.Checksums", CheckArea.Restore, "R4a", "S4b"),
        OfJupiter("Restore.Version", CheckArea.Restore, "R4a", "S4b"),
        OfJupiter("Restore.Edition", CheckArea.Restore, "R4a", "S4b"),
        OfJupiter("Restore.Features", CheckArea.Restore, "R4a", "S4b"),
        OfCustomer("Restore.Certificate", CheckArea.Restore, "R4a", "S4b"),
        OfJupiter("Restore.Collation", CheckArea.Restore, "R4a", "S4b"),
        OfJupiter("Restore.Path", CheckArea.Restore, "R4a", "S4b"),
        OfCustomer("Restore.Space", CheckArea.Restore, "R4a", "S4b"),
        OfJupiter("Restore.Rights", CheckArea.Restore, "R4a", "S4b"),
        OfJupiter("Restore.MixedMode", CheckArea.Restore, "R4a", "S4b"),
        OfJupiter("Restore.Language", CheckArea.Restore, "R4a", "S4b"),
        OfJupiter("Restore.Integrity", CheckArea.RestoreFinish, "R4a", "S4b"),
        OfJupiter("Restore.Owner", CheckArea.RestoreFinish, "R4b", "S4c"),
        OfJupiter("Restore.Access", CheckArea.RestoreFinish, "R4b", "S4c"),
        OfJupiter("Restore.Users", CheckArea.RestoreFinish, "R4b", "S4c"),
        OfJupiter("Restore.Accounts", CheckArea.RestoreFinish, "R4b", "S4c"),
        OfJupiter("Restore.Compatibility", CheckArea.RestoreFinish, "R4b", "S4c"),
        OfJupiter("Restore.Options", CheckArea.RestoreFinish, "R4b", "S4c"),
        OfJupiter("Restore.Statistics", CheckArea.RestoreFinish, "R4b", "S4c"),
        OfJupiter("Compare.Table", CheckArea.Comparison, "R4b", "S4c"),
        OfJupiter("Compare.Coverage", CheckArea.Comparison, "R4b", "S4c"),
        OfJupiter("Compare.Schema", CheckArea.Comparison, "R4b", "S4c"),
        OfJupiter("Login.Import", CheckArea.Logins, "R4b", "S4c"),
        OfJupiter("Entry.Recorded", CheckArea.Logins, "R4b", "S4c"),
        OfJupiter("Entry.Login", CheckArea.Logins, "R4b", "S4c"),
        OfCustomer("Entry.Account", CheckArea.Logins, "R4b", "S4c"),
        OfJupiter("Entry.Administrator", CheckArea.Logins, "R4b", "S4c"),
        OfCustomer("Pos.ServerName", CheckArea.Pos, "R5", "S5"),
        OfCustomer("Pos.ServerAddress", CheckArea.Pos, "R5", "S5"),
        OfCustomer("Pos.NameResolves", CheckArea.Pos, "R5, R7", "S5, S7"),
        OfCustomer("Pos.PortAnswers", CheckArea.Pos, "R5, R7", "S5, S7"),
        OfCustomer("Pos.Clock", CheckArea.Pos, "R6, R8", "S6, S8"),
        OfCustomer("Pos.NameThere", CheckArea.Pos, "R5, R7", "S5, S7"),
        OfJupiter("Pos.Session", CheckArea.Pos, "R6, R8", "S6, S8"),
        OfJupiter("Venue.BusinessDay", CheckArea.Pos, "R6", "S6"),
        OfCustomer("Pos.NotYet", CheckArea.Pos, "R7", "S7"),
        OfCustomer("Pos.RemoteDesktops", CheckArea.Pos, "R8", "S8"),
        OfCustomer("Venue.BusinessDayOpened", CheckArea.Night, "R6", "S6"),
        OfCustomer("Venue.FirstReceipt", CheckArea.Night, "R8", "S8"),
        OfJupiter("Journal.Chain", CheckArea.Journal, "O6", "O6"),
        OfJupiter("Journal.Begin", CheckArea.Journal, "O6", "O6"),
        OfJupiter("Journal.Head", CheckArea.Journal, "O6", "O6"),
        OfJupiter("Journal.TornLine", CheckArea.Journal, "O6", "O6"),
        OfJupiter("Journal.Clock", CheckArea.Journal, "O6", "O6"),
        OfJupiter("Journal.Evidence", CheckArea.Journal, "O6", "O6"),
        OfCustomer("Retention.Accepted", CheckArea.Retention, "O7", "O7"),
        OfJupiter("Retention.RolledBack", CheckArea.Retention, "R9", "R9"),
        OfCustomer("Retention.Watch", CheckArea.Retention, "R9", ""),
        OfCustomer("Retention.Week", CheckArea.Retention, "R9", "R9"),
    ];

    /// <summary>The check of a name.</summary>
    /// <param name="id">Its name.</param>
    /// <returns>The check.</returns>
    /// <exception cref="ArgumentException">No check has this name.</exception>
    public static CheckDefinition Find(string id) =>
        All.FirstOrDefault(check => check.Id == id) ?? throw new ArgumentException("No check of the register: " + id, nameof(id));

    private static CheckDefinition OfCustomer(string id, CheckArea area, string clauses, string reinstallationClauses) =>
        new(id, area, ResponsibleParty.Customer, clauses, reinstallationClauses);

    private static CheckDefinition OfJupiter(string id, CheckArea area, string clauses, string reinstallationClauses) =>
        new(id, area, ResponsibleParty.Jupiter, clauses, reinstallationClauses);
}
