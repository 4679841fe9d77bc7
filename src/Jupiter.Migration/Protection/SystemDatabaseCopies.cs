using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Logins;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Protection;

/// <summary>
/// COPY_ONLY backups of master and msdb, encrypted for the holders of certificates. The server can only write them unencrypted: each file of that
/// kind is removed whatever happens, before the next one is written.
/// </summary>
internal static class SystemDatabaseCopies
{
    private const string Suffix = ".unencrypted.bak";

    // CMS enveloped data is made in one piece: a copy of this size takes about five times of it in memory.
    private const int Longest = 128 << 20;

    /// <summary>The databases. model holds nothing that is missed, tempdb nothing at all.</summary>
    public static string[] Databases { get; } = ["master", "msdb"];

    /// <summary>Where the server writes a copy before it is encrypted.</summary>
    /// <param name="folder">A folder that server and this computer see under one path.</param>
    /// <param name="database">The database.</param>
    /// <returns>A path that nobody else has.</returns>
    public static string Unencrypted(string folder, string database) => Path.Combine(folder, $"jupiter.{database}.{Guid.NewGuid():N}{Suffix}");

    /// <summary>Where an encrypted copy lies: beside the file of logins.</summary>
    /// <param name="loginFile">Path of that file.</param>
    /// <param name="database">The database.</param>
    /// <returns>Its path.</returns>
    public static string Encrypted(string loginFile, string database) => Path.ChangeExtension(loginFile, null) + "." + database + ".bak.p7m";

    /// <summary>Makes them. No encrypted copy has its name before both are made, and none keeps it when the other can't be written.</summary>
    /// <param name="store">The server.</param>
    /// <param name="places">Where the server writes each, by database; those that hold none in the end are taken out.</param>
    /// <param name="loginFile">Path of the file of logins.</param>
    /// <param name="recipients">Who can open them.</param>
    /// <param name="rights">Who may read them.</param>
    /// <param name="observer">Told of progress, and of what could not be removed.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The encrypted copies and their SHA-256.</returns>
    /// <exception cref="MigrationException">SystemCopyTooLarge, SystemCopyUnseen, and what the server or the file system says.</exception>
    public static IReadOnlyList<(string File, string Sha256)> Make(
        ILoginStore store, IDictionary<string, string> places, string loginFile, X509Certificate2Collection recipients, FileRights rights, IOperationObserver observer, CancellationToken cancellation)
    {
        var mayLie = new HashSet<string>();
        try
        {
            var envelopes = Databases.Select(database => (File: Encrypted(loginFile, database), Content: Envelope(store, database, places, mayLie, recipients, observer, cancellation))).ToArray();
            return Write(envelopes, rights, observer);
        }
        finally
        {
            Databases.Where(database => !mayLie.Contains(database)).ToList().ForEach(database => places.Remove(database));
        }
    }

    private static byte[] Envelope(
        ILoginStore store, string database, IDictionary<string, string> places, HashSet<string> mayLie, X509Certificate2Collection recipients, IOperationObserver observer, CancellationToken cancellation)
    {
        var unencrypted = places[database];
        mayLie.Add(database);
        try
        {
            store.WriteSystemBackup(database, unencrypted, observer, cancellation);
            if (!File.Exists(unencrypted))
            {
                throw MigrationException.Because(nameof(SR.SystemCopyUnseen), unencrypted, unencrypted);
            }

            var content = FileErrors.Named(unencrypted, () => SharedFile.ReadWhole(unencrypted, Longest))
                ?? throw MigrationException.Because(nameof(SR.SystemCopyTooLarge), database, database, Longest >> 20);
            return CmsEnvelope.Encrypt(content, recipients);
        }
        catch (MigrationException e) when (e.ErrorId == nameof(SR.BackupDeviceUnavailable))
        {
            // The server opened no file: nothing can lie there.
            mayLie.Remove(database);
            throw;
        }
        finally
        {
            // What this computer does not see may lie on the server all the same.
            if (File.Exists(unencrypted) && Remove(unencrypted, SR.UnencryptedLeft, observer))
            {
                mayLie.Remove(database);
            }
        }
    }

    private static (string File, string Sha256)[] Write((string File, byte[] Content)[] envelopes, FileRights rights, IOperationObserver observer)
    {
        var written = 0;
        try
        {
            foreach (var (file, content) in envelopes)
            {
                FileErrors.Named(file, () => DurableFile.Write(file, content, rights));
                written++;
            }
        }
        catch
        {
            Array.ForEach(envelopes.Take(written).ToArray(), envelope => Remove(envelope.File, SR.SystemCopyLeft, observer));
            throw;
        }

        return [.. envelopes.Select(envelope => (envelope.File, Hexadecimal.Sha256(envelope.Content)))];
    }

    private static bool Remove(string path, string warning, IOperationObserver observer)
    {
        try
        {
            SharedFile.Delete(path);
            return true;
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            observer.Warn(warning.With(path, e.Message));
            return false;
        }
    }
}
