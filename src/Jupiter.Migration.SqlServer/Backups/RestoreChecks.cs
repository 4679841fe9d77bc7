using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Errors;
using Jupiter.Migration.SqlServer.Instance;
using Jupiter.Migration.SqlServer.Logins;
using Jupiter.Migration.SqlServer.Options;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Backups;

/// <summary>Everything that can be known before a restore touches anything (clause R4a).</summary>
internal sealed class RestoreChecks(ServerSession session, ServerFacts facts, string server)
{
    private static readonly CheckDefinition Header = CheckRegister.Find("Restore.Header");
    private static readonly CheckDefinition Origin = CheckRegister.Find("Restore.Origin");
    private static readonly CheckDefinition Checksums = CheckRegister.Find("Restore.Checksums");
    private static readonly CheckDefinition Version = CheckRegister.Find("Restore.Version");
    private static readonly CheckDefinition Edition = CheckRegister.Find("Restore.Edition");
    private static readonly CheckDefinition Collation = CheckRegister.Find("Restore.Collation");
    private static readonly CheckDefinition Folders = CheckRegister.Find("Restore.Path");
    private static readonly CheckDefinition Space = CheckRegister.Find("Restore.Space");
    private static readonly CheckDefinition Rights = CheckRegister.Find("Restore.Rights");
    private static readonly CheckDefinition Language = CheckRegister.Find("Restore.Language");
    private static readonly CheckDefinition MixedMode = CheckRegister.Find("Restore.MixedMode");

    /// <summary>Checks one restore.</summary>
    /// <param name="preview">The restore.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The results; only header and rights when the header can't be read.</returns>
    public IEnumerable<CheckResult> Run(RestorePreview preview, CancellationToken cancellation)
    {
        BackupSet? set = null;
        string? reason = null;
        try
        {
            set = BackupHeader.Read(session, preview.BackupFile, cancellation);
        }
        catch (MigrationException e) when (!ServerErrors.IsOfConnection(e))
        {
            reason = e.Message;
        }

        if (set is null)
        {
            // Who lacks the right to restore may not read headers either: what is missing has a name.
            // The header of an encrypted database is not read without its certificate either.
            yield return Header.Result(CheckStatus.Fail, preview.BackupFile, SR.SetReadable, reason ?? SR.NoAnswer);
            foreach (var result in CheckFeatures(preview, cancellation).Where(result => result.Blocks))
            {
                yield return result;
            }

            yield return CheckRights(cancellation);
            yield break;
        }

        yield return Header.Result(CheckStatus.Pass, preview.BackupFile, SR.SetReadable, SR.SetReadable, set.ServerVersion);
        yield return CheckOrigin(preview, set);
        yield return Checksums.Verdict(
            set.HasChecksums, preview.BackupFile, SR.ChecksumsThere, set.HasChecksums ? SR.ChecksumsThere : SR.ChecksumsAbsent);
        yield return CheckVersion(set);
        if (facts.IsExpress)
        {
            yield return CheckEdition(set);
        }

        foreach (var result in CheckFeatures(preview, cancellation))
        {
            yield return result;
        }

        yield return CheckCollation(preview);
        var foldersKnown = facts.Facts.DefaultDataPath.Length > 0 && facts.Facts.DefaultLogPath.Length > 0;
        yield return Folders.Result(
            foldersKnown ? CheckStatus.Pass : CheckStatus.Unknown,
            server,
            SR.FolderKnown,
            foldersKnown ? string.Join(", ", new[] { facts.Facts.DefaultDataPath, facts.Facts.DefaultLogPath }.Distinct()) : SR.FolderUnknown);
        foreach (var result in preview.IsRestored ? [] : CheckSpace([.. set.Files, .. preview.Beside.SelectMany(other => other.Files)]))
        {
            yield return result;
        }

        yield return CheckRights(cancellation);
        if (preview.Recorded?.Entry is { DefaultLanguage.Length: > 0 } entry)
        {
            yield return CheckLanguage(entry, cancellation);
        }

        if (preview.Recorded is { SqlLogins: > 0 } || preview.Recorded?.Entry?.NeedsSqlLogins() == true)
        {
            var isMixed = facts.Facts.AcceptsSqlLogins == true;
            yield return MixedMode.Verdict(isMixed, server, SR.MixedModeOn, isMixed ? SR.MixedModeOn : SR.WindowsOnly);
        }
    }

    private static CheckResult CheckOrigin(RestorePreview preview, BackupSet set)
    {
        var actual = SR.SameBackupSet.With(set.BackupSetId, set.FamilyId);
        return preview.Recorded is not { } recorded
            ? Origin.Result(CheckStatus.Unknown, preview.BackupFile, SR.NotRecorded, actual)
            : Origin.Verdict(
                set.BackupSetId == recorded.BackupSetId && set.FamilyId == recorded.FamilyId,
                preview.BackupFile,
                SR.SameBackupSet.With(recorded.BackupSetId, recorded.FamilyId),
                actual);
    }

    // A server that is newer than this module knows all that is older; what is newer than the server it says itself (3169).
    private CheckResult CheckVersion(BackupSet set)
    {
        var actual = SR.InternalVersion.With(set.DatabaseVersion, set.ServerVersion);
        return ServerVersions.NewestDatabase(facts.Version) is not { } newest
            ? Version.Verdict(System.Version.Parse(set.ServerVersion).Major <= facts.Version.Major, server, facts.Version.ToString(), actual)
            : Version.Verdict(set.DatabaseVersion <= newest, server, SR.AtMostVersion.With(newest), actual);
    }

    private CheckResult CheckEdition(BackupSet set)
    {
        var data = set.Files.Where(file => file.Type == "D").Sum(file => file.SizeBytes);
        var limit = ServerVersions.ExpressLimitBytes(facts.Version);
        return Edition.Verdict(
            data <= limit, facts.Facts.Edition, SR.AtMostGigabytes.With(limit >> 30), SR.Gigabytes.With(data / (double)(1L << 30)));
    }

    private IEnumerable<CheckResult> CheckFeatures(RestorePreview preview, CancellationToken cancellation) =>
        new FeatureChecks(session, facts, server).Run(preview.Recorded, cancellation);

    private CheckResult CheckCollation(RestorePreview preview)
    {
        var here = facts.Facts.Collation;
        return preview.Recorded is not { ServerCollation: { Length: > 0 } there }
            ? Collation.Result(CheckStatus.Unknown, server, SR.NotRecorded, here)
            : Collation.Verdict(string.Equals(here, there, StringComparison.OrdinalIgnoreCase), server, there, here);
    }

    // Data and log may go to volumes of their own, each of which has to hold its share.
    private IEnumerable<CheckResult> CheckSpace(BackupSetFile[] files)
    {
        foreach (var folder in files.GroupBy(file => TargetFiles.FolderOf(file, facts.Facts)))
        {
            var volume = VolumeSpace.Of(facts.Facts.Volumes, folder.Key);
            var sameVolume = files.Where(file => volume is not null && volume.Holds(TargetFiles.FolderOf(file, facts.Facts)));
            var needed = (volume is null ? folder : sameVolume).Sum(file => file.SizeBytes);
            var log = files.Where(file => file.Type == TargetFiles.LogType).Sum(file => file.SizeBytes);
            var expected = SR.AtLeastGigabytesAndLog.With(needed / 1e9, log / 1e9);
            yield return volume is null
                ? Space.Result(CheckStatus.Unknown, folder.Key, expected, SR.SpaceUnknown)
                : Space.Verdict(volume.FreeBytes >= needed, folder.Key, expected, SR.Gigabytes.With(volume.FreeBytes / 1e9), volume.MountPoint);
        }
    }

    // Each login carries its own language; that of the server counts for logins that are made by hand.
    private CheckResult CheckLanguage(EntryRecord entry, CancellationToken cancellation)
    {
        var (name, order) = EntryReader.Language(session, cancellation);
        var isSame = string.Equals(name, entry.DefaultLanguage, StringComparison.OrdinalIgnoreCase);
        return Language.Result(
            isSame ? CheckStatus.Pass : CheckStatus.Warning, server, SR.LanguageWithOrder.With(entry.DefaultLanguage, entry.DateOrder), SR.LanguageWithOrder.With(name, order));
    }

    private CheckResult CheckRights(CancellationToken cancellation)
    {
        var (isAdministrator, mayCreate, maySee) = session.One(
            Statement.Text("Instance/rights"), row => (IsSet(row, 0), IsSet(row, 1), IsSet(row, 2)), cancellation);
        var missing = new[] { (mayCreate, "CREATE ANY DATABASE"), (maySee, "VIEW SERVER STATE") }.Where(right => !right.Item1).Select(right => right.Item2);
        var lacks = isAdministrator ? "" : string.Join(", ", missing);
        return Rights.Verdict(lacks.Length == 0, server, SR.RightsToRestore, lacks.Length == 0 ? SR.RightsToRestore : SR.RightsMissing.With(lacks));
    }

    private static bool IsSet(SqlDataReader row, int column) =>
        !row.IsDBNull(column) && Convert.ToInt32(row.GetValue(column), CultureInfo.InvariantCulture) == 1;
}
