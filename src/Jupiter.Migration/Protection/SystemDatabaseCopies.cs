using System;
using System.IO;
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

    /// <summary>Makes one.</summary>
    /// <param name="store">The server.</param>
    /// <param name="database">The database.</param>
    /// <param name="unencrypted">Where the server writes it.</param>
    /// <param name="path">Where the encrypted copy lies in the end.</param>
    /// <param name="recipients">Who can open it.</param>
    /// <param name="rights">Who may read it.</param>
    /// <param name="observer">Told of progress, and of what could not be removed.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>SHA-256 of the encrypted copy, and whether the unencrypted one is gone.</returns>
    /// <exception cref="MigrationException">SystemCopyTooLarge, SystemCopyUnseen, and what the server or the file system says.</exception>
    public static (string Sha256, bool IsRemoved) Make(
        ILoginStore store, string database, string unencrypted, string path, X509Certificate2Collection recipients, FileRights rights, IOperationObserver observer, CancellationToken cancellation)
    {
        var isRemoved = false;
        string sha256;
        try
        {
            store.WriteSystemBackup(database, unencrypted, observer, cancellation);
            if (!File.Exists(unencrypted))
            {
                throw MigrationException.Because(nameof(SR.SystemCopyUnseen), unencrypted, unencrypted);
            }

            var content = FileErrors.Named(unencrypted, () => SharedFile.ReadWhole(unencrypted, Longest))
                ?? throw MigrationException.Because(nameof(SR.SystemCopyTooLarge), database, database, Longest >> 20);
            var envelope = CmsEnvelope.Encrypt(content, recipients);
            FileErrors.Named(path, () => DurableFile.Write(path, envelope, rights));
            sha256 = Hexadecimal.Sha256(envelope);
        }
        finally
        {
            isRemoved = Remove(unencrypted, observer);
        }

        return (sha256, isRemoved);
    }

    private static bool Remove(string unencrypted, IOperationObserver observer)
    {
        try
        {
            SharedFile.Delete(unencrypted);
            return true;
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            observer.Warn(SR.UnencryptedLeft.With(unencrypted, e.Message));
            return false;
        }
    }
}
