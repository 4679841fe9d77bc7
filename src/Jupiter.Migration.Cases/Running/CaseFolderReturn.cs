using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Folders;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Running;

/// <summary>Folders that go back from the copies of a case: of a reinstallation once its new system is there, of a replacement any time from the approval on (clause P2).</summary>
public static class CaseFolderReturn
{
    /// <summary>What goes back, and from where.</summary>
    /// <param name="folder">Full path of the case's folder.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="names">The folders by their names in the venue; none for all.</param>
    /// <param name="copies">Full path of the folder below which the copies lie now; null where they lie where they were made.</param>
    /// <returns>The folders.</returns>
    /// <exception cref="MigrationException">CaseHasNoFolders, FolderNotOfCase, and why it may not be done now.</exception>
    public static IReadOnlyList<FolderToReturn> Find(string folder, TimeProvider clock, IReadOnlyCollection<string> names, string? copies)
    {
        using var migration = MigrationCase.Look(folder, clock);
        RequireTurn(migration);
        var copied = Copied(migration);
        if (copied.Count == 0)
        {
            throw MigrationException.Because(nameof(SR.CaseHasNoFolders), folder);
        }

        var wanted = names.Count == 0 ? copied : names.Select(name => Named(migration.Plan, copied, name)).Distinct();
        return [.. wanted.Select(one => copies is null ? one : one with { List = Below(copies, one.List) })];
    }

    /// <summary>The folders of which a case has copies.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>The folders, with their lists where they were made.</returns>
    public static IReadOnlyList<FolderToReturn> Copied(MigrationCase migration) =>
        [.. migration.State.Folders.Copied.Values.Where(copied => copied.List is not null).Select(copied => new FolderToReturn(copied.Folder, copied.List!, copied.Sha256 ?? ""))];

    /// <summary>Refuses a copy that is not the recorded one, and to put a folder back where the server is not, unless somebody said where to.</summary>
    /// <param name="folder">Full path of the case's folder.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="item">The folder.</param>
    /// <param name="isElsewhere">Whether somebody said where to.</param>
    /// <exception cref="MigrationException">FolderNotServer, FolderCopyNotThere, FolderListNotOfCase and what else the list is refused for.</exception>
    public static void Require(string folder, TimeProvider clock, FolderToReturn item, bool isElsewhere)
    {
        using var migration = MigrationCase.Look(folder, clock);
        if (!isElsewhere && !IsOnServer(migration, item.Folder))
        {
            throw MigrationException.Because(nameof(SR.FolderNotServer), item.Folder, Environment.MachineName, migration.Plan.NewServer ?? migration.Plan.Venue.ServerName);
        }

        if (!File.Exists(item.List))
        {
            throw MigrationException.Because(nameof(SR.FolderCopyNotThere), item.List, PrintableText.Of(item.Folder), item.List);
        }

        if (FolderList.Open(item.List).Sha256() != item.Sha256)
        {
            throw MigrationException.Because(nameof(SR.FolderListNotOfCase), item.List, item.List);
        }
    }

    /// <summary>Keeps that a folder was put back.</summary>
    /// <param name="folder">Full path of the case's folder.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="item">The folder.</param>
    /// <param name="result">What was done.</param>
    public static void Keep(string folder, TimeProvider clock, FolderToReturn item, FolderRestoreResult result)
    {
        using var migration = MigrationCase.Open(folder, clock);
        migration.Record("", CaseEvents.FolderReturned, [Returned(migration, item, result)]);
    }

    /// <summary>Whether a path lies on the server that the folders go back to, as far as this computer can tell.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="path">A full path.</param>
    /// <returns>Whether it does.</returns>
    internal static bool IsOnServer(MigrationCase migration, string path)
    {
        var plan = migration.Plan;
        if (plan.NewServer is not { } server)
        {
            return OldServerDisk.Of(plan).IsOfServer(path);
        }

        // Both servers may bear one name, and one address (P1a, R3a): only the old one's being off makes what is called so the new one.
        var isOff = SwitchOff.At(migration) is not null;
        return OldServerDisk.Of(ServerAddress.Parse(plan.NewServerInstance), server, isOff ? plan.Venue.ServerName : server).IsOfServer(path)
            && (isOff || !OldServerDisk.Of(plan).IsOfServer(path));
    }

    private static ReturnedFolder Returned(MigrationCase migration, FolderToReturn item, FolderRestoreResult result) => new(item.Folder, Environment.MachineName, result.Destination, item.Sha256)
    {
        IsOnServer = IsOnServer(migration, result.Destination), Files = result.Files, Faults = result.Faults,
    };

    private static FolderToReturn Named(CasePlan plan, IReadOnlyList<FolderToReturn> copied, string name) =>
        copied.FirstOrDefault(one => VenueFolder.Names.Equals(one.Folder, VenueFolder.NameOf(plan, name)))
        ?? throw MigrationException.Because(nameof(SR.FolderNotOfCase), name, PrintableText.Of(name), string.Join(", ", copied.Select(one => PrintableText.Of(one.Folder))));

    // Before that the folder is what the copy was made of, or a disk that will be wiped.
    private static void RequireTurn(MigrationCase migration)
    {
        migration.Procedure.RequireShipped(migration.Plan);
        if (migration.Plan.Kind == MigrationKind.OsReinstall && migration.State.Of(SwitchOff.Reinstalled).DoneAt is null)
        {
            throw MigrationException.Because(nameof(SR.FolderReturnTooEarly), SwitchOff.Reinstalled, SwitchOff.Reinstalled);
        }

        migration.Approval.Require(migration.State, StepWindow.Approved, migration.Now);
    }

    // A medium has another letter in another system: what is below it is as it was. Somebody may also name the copy itself.
    private static string Below(string copies, string list)
    {
        var names = list.Split('/', '\\');
        var own = FolderList.PathFor(copies);
        var places = Enumerable.Range(1, names.Length - 1).Select(from => names.Skip(from).Where(name => name.Length > 0).ToArray())
            .Where(tail => tail.Length > 0 && tail.All(WindowsName.IsPossible)).Select(tail => Path.Combine([copies, .. tail]));
        return places.Append(own).FirstOrDefault(place => File.Exists(place) && string.Equals(Path.GetFileName(place), names[names.Length - 1], StringComparison.OrdinalIgnoreCase))
            ?? Path.Combine(copies, WindowsName.IsPossible(names[names.Length - 1]) ? names[names.Length - 1] : "");
    }
}
