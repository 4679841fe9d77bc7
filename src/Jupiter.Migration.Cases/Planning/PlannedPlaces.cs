using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Files;
using Jupiter.Migration.Network.Witnesses;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Planning;

/// <summary>
/// Whether the folders of backup and copy are there now and take files, days before the database is closed (clauses R2, S2). None of it refuses a plan: a medium may
/// be plugged in on the night, and a path may be another computer's. Before the lock the night asks again, and then it does (<see cref="Actions.BackupPlaces"/>).
/// </summary>
internal static class PlannedPlaces
{
    private static readonly CheckDefinition Place = CheckRegister.Find("Case.Place");
    private static readonly CheckDefinition Volume = CheckRegister.Find("Case.Volume");

    /// <summary>Looks at both folders.</summary>
    /// <param name="request">The plan.</param>
    /// <returns>A result each, and one of the volumes they are on where that is known.</returns>
    public static IEnumerable<CheckResult> Check(PlanRequest request)
    {
        var folder = Path.GetDirectoryName(request.BackupFile)!;
        var backup = Look(folder, SomebodyElse(request));
        var copy = Look(request.CopyTo, null);
        return [backup.Result, copy.Result, .. copy.Volume is { } volume ? [OfVolume(request, volume, backup.Volume)] : Array.Empty<CheckResult>()];
    }

    private static (CheckResult Result, ulong? Volume) Look(string folder, string? writer)
    {
        var takes = PlaceProbe.TakesFiles(folder, out var volume);
        var fault = !Directory.Exists(folder) ? Path.GetPathRoot(folder) is { Length: > 0 } root && !Directory.Exists(root) ? SR.PlaceNotSeen.With(folder, root) : SR.PlaceIsMissing.With(folder)
            : !takes ? SR.PlaceTakesNoFiles.With(folder)
            : writer is not null ? SR.PlaceOfThisComputer.With(folder, writer)
            : null;
        return (Place.Result(fault is null ? CheckStatus.Pass : CheckStatus.Warning, folder, SR.PlaceTakesFiles, fault ?? SR.PlaceTakesFiles), volume);
    }

    private static CheckResult OfVolume(PlanRequest request, ulong copy, ulong? backup)
    {
        // The folder of the databases is only looked at; of a server's own files nothing is known before it is asked.
        var database = request.OldServerInstance.Host is null ? FileIdentity.Of(request.OldServerInstance.Location)?.Volume : null;
        string[] shared = [.. database == copy ? [SR.VolumeOfDatabase] : Array.Empty<string>(), .. backup == copy ? [SR.VolumeOfBackup] : Array.Empty<string>()];
        return Volume.Result(
            shared.Length == 0 ? CheckStatus.Pass : CheckStatus.Warning, request.CopyTo, SR.VolumeOfItsOwn,
            shared.Length == 0 ? SR.VolumeOfItsOwn : SR.VolumeShared.With(request.CopyTo, string.Join(", ", shared)));
    }

    // A server writes its backup itself, by the paths of its own computer: BACKUP (Transact-SQL), "Backup devices", a file on disk or a UNC name.
    private static string? SomebodyElse(PlanRequest request) =>
        request.OldServerInstance.Host is { } host && !IsHere(host) && !request.BackupFile.StartsWith(@"\\", StringComparison.Ordinal) ? host : null;

    private static bool IsHere(string host) => host is "." or "(local)" || new[] { "localhost", Environment.MachineName }.Contains(host, StringComparer.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && (IPAddress.IsLoopback(address) || OwnAddresses.Now().Have(address)));
}
